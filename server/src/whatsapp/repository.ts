import { createHmac } from 'node:crypto'
import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Conversation, StoredWhatsapp } from '@reservaplus/shared/whatsapp/schema'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'
import { QueryCommand } from 'dynamodb-toolbox/table/actions/query'

import { falseOnConflict } from '../db/errors'
import { conversationsPk } from '../db/keys'
import { appTable } from '../db/table'
import type { Write } from '../db/transact'
import { ConversationEntity } from './conversation-entity'
import { WhatsappEntity } from './entity'

/** Strongly consistent. Absent: nobody has said anything, so it is off. */
export const findSettings = async (organizationId: OrganizationId): Promise<StoredWhatsapp | undefined> => {
  const { Item } = await WhatsappEntity.build(GetItemCommand)
    .key({ organizationId })
    .options({ consistent: true })
    .send()

  return Item
}

/** `next` carries the version after the one before; the first is 1. */
export const settingsReplacement = (next: StoredWhatsapp): Write => ({
  role: 'state',
  action: WhatsappEntity.build(PutTransaction)
    .item(next)
    .options({
      condition: next.version === 1 ? { attr: 'version', exists: false } : { attr: 'version', eq: next.version - 1 },
    }),
})

/** `phone`: E.164, with the plus or without. The number itself stands in no key. */
export const hashOfPhone = (phone: string, secret: string): string =>
  createHmac('sha256', secret)
    .update(`whatsapp ${phone.replaceAll(/\D/g, '')}`)
    .digest('base64url')

export const conversationWrite = (conversation: Conversation): Write => ({
  role: 'state',
  action: ConversationEntity.build(PutTransaction).item(conversation),
})

const mostSalons = 50

/** Of one number, the latest first. */
export const findConversations = async (phoneHash: string): Promise<Conversation[]> => {
  const { Items = [] } = await appTable
    .build(QueryCommand)
    .entities(ConversationEntity)
    .query({ index: 'GSI1', partition: conversationsPk(phoneHash) })
    .options({ entityAttrFilter: false, reverse: true, limit: mostSalons })
    .send()

  return Items
}

/** False where this message of theirs was answered before. */
export const markAnswered = (
  { organizationId, clientId }: Pick<Conversation, 'organizationId' | 'clientId'>,
  answered: string,
): Promise<boolean> =>
  ConversationEntity.build(UpdateItemCommand)
    .item({ organizationId, clientId, answered })
    .options({
      condition: {
        and: [
          { attr: 'phoneHash', exists: true },
          {
            or: [
              { attr: 'answered', exists: false },
              { attr: 'answered', ne: answered },
            ],
          },
        ],
      },
    })
    .send()
    .then(() => true)
    .catch(falseOnConflict)
