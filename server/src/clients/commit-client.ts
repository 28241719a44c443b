import { type ClientHistoryEntry, differences } from '@reservaplus/shared/clients/history'
import type { Client } from '@reservaplus/shared/clients/schema'
import { stands } from '@reservaplus/shared/clients/tokens'
import { type ClientId, eventId } from '@reservaplus/shared/ids/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import type { ChangeContext } from '../app-context'
import type { Write } from '../db/transact'
import { commitUpdate } from '../db/update'
import { consentWrites } from '../privacy/consent-repository'
import { sessionsEnd } from '../self-service/repository'
import { ClientHistoryEntity } from './history-entity'
import { clientReplacement, emailClaims, findClient } from './repository'

type Changed = { next: Client; current: Client; operationId: string; kind?: ClientHistoryEntry['kind'] }

/** Event and history have one id: the one says which fields, the other what they were. */
const historyWrite = (ctx: ChangeContext, { next, current, operationId, kind }: Changed): Write => ({
  role: 'marker',
  action: ClientHistoryEntity.build(PutTransaction)
    .item({
      organizationId: ctx.organizationId,
      clientId: current.id,
      id: eventId.parse(operationId),
      at: instantOf(ctx.clock.now()),
      actor: ctx.actor,
      ...(kind && { kind }),
      ...differences(current, next),
    })
    .options({ condition: { attr: 'id', exists: false } }),
})

/** What a change of a client writes besides its event and its addresses: the record, and what it was before. */
export const recordWrites = (ctx: ChangeContext, changed: Changed): Write[] => [
  clientReplacement(changed.next, changed.current),
  historyWrite(ctx, changed),
  ...consentWrites({ ...changed, by: ctx.actor }),
]

/** Who has come in by a mail that is not this client's any more may be somebody else. */
const ofMail = (ctx: ChangeContext, next: Client, { email }: Client): Write[] => {
  if (!email || next.email === email) return []

  return [sessionsEnd({ organizationId: next.organizationId, clientId: next.id }, instantOf(ctx.clock.now()))]
}

type Options = {
  version?: number | undefined
  writes?: (next: Client, current: Client) => readonly Write[] | Promise<readonly Write[]>
}

/** Whoever is merged into another, or is erased, is changed no more: `change` is not asked. */
export const updateClient = (
  ctx: ChangeContext,
  id: ClientId,
  change: (current: Client) => Client | Promise<Client>,
  { version, writes }: Options = {},
): Promise<Client> =>
  commitUpdate<Client>(ctx, {
    kind: 'client',
    read: async () => {
      const found = await findClient(ctx.organizationId, id, { consistent: true })

      return found && stands(found) ? found : undefined
    },
    change,
    version,
    writes: async (next, current, operationId) => [
      ...recordWrites(ctx, { next, current, operationId }),
      ...emailClaims(next, current),
      ...ofMail(ctx, next, current),
      ...((await writes?.(next, current)) ?? []),
    ],
  })
