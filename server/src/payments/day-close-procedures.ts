import {
  closeDayInput,
  dayClose,
  dayClosePage,
  dayOfTill,
  listDayClosesInput,
  reopenDayInput,
} from '@reservaplus/shared/payments/day-close'
import { exportedLedger, exportLedgerInput, listLedgerInput } from '@reservaplus/shared/payments/inputs'
import { ledgerEntry } from '@reservaplus/shared/payments/ledger'
import { localDate } from '@reservaplus/shared/time/schema'
import * as z from 'zod'
import { restGet, restPost } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { closeDay, listDays, readDay, reopenDay } from './close-day'
import { exportLedger, listLedger } from './export-ledger'

const ledgerPage = z.object({ items: z.array(ledgerEntry), cursor: z.string().optional() })

/** The till of a day, and the books. */
export const dayCloseProcedures = {
  days: staffProcedure('day-closes:read')
    .meta(restGet('/day-closes', 'Days that were closed, the latest first'))
    .input(listDayClosesInput)
    .output(dayClosePage)
    .query(({ ctx, input }) => listDays(ctx, input)),

  day: staffProcedure('day-closes:read')
    .meta(restGet('/day-closes/{date}', 'What came in and went back on a day, and how it was closed'))
    .input(z.object({ date: localDate }))
    .output(dayOfTill)
    .query(({ ctx, input }) => readDay(ctx, input)),

  closeDay: staffProcedure('day-closes:write')
    .meta(restPost('/day-closes/{date}/close', 'Count the till; nothing is taken by hand on this day any more'))
    .input(closeDayInput)
    .output(dayClose)
    .mutation(({ ctx, input }) => closeDay(ctx, input)),

  reopenDay: staffProcedure('day-closes:reopen')
    .meta(restPost('/day-closes/{date}/reopen', 'Open a closed day again, with a reason'))
    .input(reopenDayInput)
    .output(dayClose)
    .mutation(({ ctx, input }) => reopenDay(ctx, input)),

  ledger: staffProcedure('ledger:read')
    .meta(restGet('/ledger', 'The books of some days, from the oldest entry on'))
    .input(listLedgerInput)
    .output(ledgerPage)
    .query(({ ctx, input }) => listLedger(ctx, input)),

  exportLedger: staffProcedure('ledger:read')
    .meta(restGet('/ledger/export', 'The same as CSV, a row for each line'))
    .input(exportLedgerInput)
    .output(exportedLedger)
    .query(({ ctx, input }) => exportLedger(ctx, input)),
}
