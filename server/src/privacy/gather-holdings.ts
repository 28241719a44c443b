import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { Client } from '@reservaplus/shared/clients/schema'
import type { ClientFile } from '@reservaplus/shared/files/client-file'
import type { Payment } from '@reservaplus/shared/payments/schema'
import type { Review } from '@reservaplus/shared/reviews/schema'
import type { Series } from '@reservaplus/shared/series/schema'
import { findAllOfClient } from '../appointments/repository'
import { belowClientPrefix, organizationPk, waitlistPrefix } from '../db/keys'
import { type RawItem, readRange } from '../db/partition'
import { findFiles } from '../files/repository'
import { findPaymentsOfClient } from '../payments/repository'
import { findReviewsOf } from '../reviews/repository'
import { findSeriesOfClient } from '../series/repository'

/**
 * Everything that is kept about a client besides their record. What lies below the client in the table is found whatever
 * it is; a noun that keeps something elsewhere has its line here, and what becomes of it in erase-holdings.
 */
export type Holdings = {
  appointments: Appointment[]
  files: ClientFile[]
  payments: Payment[]
  reviews: Review[]
  series: Series[]
  /** There are few of them, and no index knows whose they are. */
  waitlist: RawItem[]
  /** Notes, history, consents, accesses: as they stand in the table. */
  below: RawItem[]
}

type Page<Item> = { items: Item[]; cursor?: string | undefined }

const everyPage = async <Item>(read: (cursor: string | undefined) => Promise<Page<Item>>): Promise<Item[]> => {
  const found: Item[] = []
  let cursor: string | undefined
  do {
    const page = await read(cursor)
    found.push(...page.items)
    cursor = page.cursor
  } while (cursor !== undefined)

  return found
}

const pageSize = 100

export const gatherHoldings = async ({ organizationId, id: clientId }: Client): Promise<Holdings> => {
  const ofClient = { clientId, limit: pageSize }
  const [appointments, files, payments, series, waiting, below] = await Promise.all([
    findAllOfClient(organizationId, clientId),
    everyPage((cursor) => findFiles(organizationId, { ...ofClient, cursor })),
    everyPage((cursor) => findPaymentsOfClient(organizationId, { ...ofClient, cursor })),
    everyPage((cursor) => findSeriesOfClient(organizationId, { ...ofClient, cursor })),
    readRange(organizationPk(organizationId), waitlistPrefix),
    readRange(organizationPk(organizationId), belowClientPrefix(clientId)),
  ])

  return {
    appointments,
    files,
    payments,
    series,
    // A review has the id of its appointment. Its end may have been taken back since: none is left out by its status.
    reviews: await findReviewsOf(
      organizationId,
      appointments.map(({ id }) => id),
    ),
    waitlist: waiting.filter((entry) => entry.clientId === clientId),
    below: below.filter(({ _et }) => _et !== 'ClientFile' && _et !== 'ClientPayment'),
  }
}
