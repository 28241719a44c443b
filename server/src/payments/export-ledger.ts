import { toCsv } from '@reservaplus/shared/files/csv'
import { decimalOf } from '@reservaplus/shared/money/money'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { ExportedLedger, ExportLedgerInput, ListLedgerInput } from '@reservaplus/shared/payments/inputs'
import type { LedgerEntry } from '@reservaplus/shared/payments/ledger'
import { accountNames, entryKindNames, ledgerTitles } from '@reservaplus/shared/payments/ledger-texts'
import { dayRange, toLocal } from '@reservaplus/shared/time/zone'
import type { AppContext } from '../app-context'
import type { Page } from '../db/page'
import { findExisting } from '../organizations/find-existing'
import { findLedgerPage } from './ledger-repository'

type Asked = Pick<ListLedgerInput, 'from' | 'to' | 'cursor' | 'limit'>

const read = async (ctx: AppContext, { from, to, ...page }: Asked) => {
  const organization = await findExisting(ctx)
  const { timeZone } = organization
  const range = { from: dayRange(from, timeZone).from, to: dayRange(to, timeZone).to }

  return { organization, page: await findLedgerPage(ctx.organizationId, { ...range, ...page }) }
}

/** From the oldest on, of the days as the organization counts them. */
export const listLedger = async (ctx: AppContext, input: ListLedgerInput): Promise<Page<LedgerEntry>> =>
  (await read(ctx, input)).page

const rowsOf = ({ timeZone, locale }: Organization, entry: LedgerEntry) => {
  const [date, number, kind, account, debit, credit, currency, payment, appointment] = ledgerTitles[locale]
  const { id, at, lines, paymentId = '', appointmentId = '' } = entry

  return lines.map((line) => ({
    [date]: toLocal(at, timeZone).replace('T', ' '),
    [number]: id,
    [kind]: entryKindNames[locale][entry.kind],
    [account]: accountNames[locale][line.account],
    [debit]: line.amount > 0 ? decimalOf({ amount: line.amount, currency: entry.currency }) : '',
    [credit]: line.amount < 0 ? decimalOf({ amount: -line.amount, currency: entry.currency }) : '',
    [currency]: entry.currency,
    [payment]: paymentId,
    [appointment]: appointmentId,
  }))
}

const withoutTitles = (csv: string) => csv.slice(csv.indexOf('\r\n') + 2)

/** One row for each line of an entry, a page at a time. */
export const exportLedger = async (ctx: AppContext, input: ExportLedgerInput): Promise<ExportedLedger> => {
  const { organization, page } = await read(ctx, input)
  const rows = page.items.flatMap((entry) => rowsOf(organization, entry))
  const csv = rows.length === 0 ? '' : toCsv(rows)

  return {
    csv: input.cursor === undefined || csv === '' ? csv : withoutTitles(csv),
    entries: page.items.length,
    cursor: page.cursor,
  }
}
