import { clientMerge } from '@reservaplus/shared/clients/merge'
import type { Client } from '@reservaplus/shared/clients/schema'
import { findClient } from '../clients/repository'
import { gatherHoldings, type Holdings } from './gather-holdings'

export type KeptRecord = { client: Client; holdings: Holdings }

/** A client with all that is kept of them, and whoever became part of them: they are one person, in several records. */
export const gatherRecords = async (client: Client): Promise<KeptRecord[]> => {
  const holdings = await gatherHoldings(client)
  const merges = holdings.below
    .filter(({ _et }) => _et === 'ClientMerge')
    .map((item) => clientMerge.pick({ from: true, status: true }).parse(item))
    .filter(({ status }) => status === 'merged')
  const absorbed = await Promise.all(
    merges.map(async ({ from }) => {
      const found = await findClient(client.organizationId, from, { consistent: true })

      return found && found.erasedAt === undefined ? gatherRecords(found) : []
    }),
  )

  return [{ client, holdings }, ...absorbed.flat()]
}
