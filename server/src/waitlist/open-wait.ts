import { addDays } from '@reservaplus/shared/time/calendar'
import { toSeconds } from '@reservaplus/shared/time/instant'
import { instant } from '@reservaplus/shared/time/schema'
import type { WaitlistEntry } from '@reservaplus/shared/waitlist/schema'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'

import type { Write } from '../db/transact'
import { OpenWaitEntity } from './open-wait-entity'
import { findWaitlistEntry } from './repository'

export const isOpen = ({ status }: Pick<WaitlistEntry, 'status'>): boolean =>
  status === 'waiting' || status === 'offered'

type Wait = Pick<WaitlistEntry, 'organizationId' | 'clientId' | 'services'>
export type KnownWait = { open: WaitlistEntry | undefined; write: (entry: WaitlistEntry) => Write }

/** The same services in another order are the same wish. */
const servicesKey = ({ services }: Wait) =>
  services
    .map(({ serviceId }) => serviceId)
    .sort()
    .join('+')

/** What the client waits for already; `write` refuses when somebody has joined in their name meanwhile. */
export const findOpenWait = async (wait: Wait): Promise<KnownWait> => {
  const { organizationId, clientId } = wait
  const key = { organizationId, clientId, services: servicesKey(wait) }
  const { Item } = await OpenWaitEntity.build(GetItemCommand).key(key).options({ consistent: true }).send()
  const entry = Item && (await findWaitlistEntry(organizationId, Item.entryId))
  const isTheirs = entry?.clientId === clientId && isOpen(entry)

  return {
    open: isTheirs ? entry : undefined,
    write: ({ id, to }) => ({
      role: 'state',
      action: OpenWaitEntity.build(PutTransaction)
        .item({ ...key, entryId: id, expiresAt: toSeconds(instant.parse(`${addDays(to, 2)}T00:00:00Z`)) })
        .options({
          condition: Item ? { attr: 'entryId', eq: Item.entryId } : { attr: 'entryId', exists: false },
        }),
    }),
  }
}
