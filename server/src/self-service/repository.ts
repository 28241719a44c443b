import type { ClientId, EventId, OrganizationId } from '@reservaplus/shared/ids/schema'
import { mostGuesses } from '@reservaplus/shared/self-service/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import { DeleteItemCommand } from 'dynamodb-toolbox/entity/actions/delete'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { $add } from 'dynamodb-toolbox/entity/actions/update/symbols'

import { falseOnConflict } from '../db/errors'
import type { Write } from '../db/transact'
import { CodeEntity } from './code-entity'
import { ClientSessionEntity } from './session-entity'

type Asked = { organizationId: OrganizationId; emailHash: string }

/** A new request takes the place of the one before. */
export const codeWrite = (request: Asked & { requestId: EventId; expiresAt: number }): Write => ({
  role: 'state',
  action: CodeEntity.build(PutTransaction).item({ ...request, guesses: 0 }),
})

/** Counts the guess before it is judged, so that no two of them count as one; undefined: there is nothing to guess. */
export const takeGuess = async (asked: Asked, now: number): Promise<EventId | undefined> => {
  const { Item } = await CodeEntity.build(GetItemCommand).key(asked).options({ consistent: true }).send()
  if (!Item || Item.expiresAt <= now) return undefined
  const { requestId } = Item
  const isTaken = await CodeEntity.build(UpdateItemCommand)
    .item({ ...asked, guesses: $add(1) })
    .options({
      condition: {
        and: [
          { attr: 'requestId', eq: requestId },
          { attr: 'guesses', lt: mostGuesses },
        ],
      },
    })
    .send()
    .then(() => true)
    .catch(falseOnConflict)

  return isTaken ? requestId : undefined
}

/** A code opens once. False: somebody has used it already. */
export const useCode = (asked: Asked, requestId: EventId): Promise<boolean> =>
  CodeEntity.build(DeleteItemCommand)
    .key(asked)
    .options({ condition: { attr: 'requestId', eq: requestId } })
    .send()
    .then(() => true)
    .catch(falseOnConflict)

type OfClient = { organizationId: OrganizationId; clientId: ClientId }

/** Since when sessions hold; absent: all do. Strongly consistent. */
export const findValidFrom = async (client: OfClient): Promise<Instant | undefined> => {
  const { Item } = await ClientSessionEntity.build(GetItemCommand).key(client).options({ consistent: true }).send()

  return Item?.validFrom
}

/** The same, within a change that takes the address away by which they came in. */
export const sessionsEnd = (client: OfClient, validFrom: Instant): Write => ({
  role: 'marker',
  action: ClientSessionEntity.build(PutTransaction).item({ ...client, validFrom }),
})

export const endSessions = async (client: OfClient, validFrom: Instant): Promise<void> => {
  await ClientSessionEntity.build(PutItemCommand)
    .item({ ...client, validFrom })
    .send()
}
