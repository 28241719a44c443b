import type { EventId, OrganizationId } from '@reservaplus/shared/ids/schema'
import { claimDecision } from '@reservaplus/shared/notifications/claim'
import { isFailure, type Message, type MessageStatus } from '@reservaplus/shared/notifications/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import { GetItemCommand } from 'dynamodb-toolbox/entity/actions/get'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { UpdateItemCommand } from 'dynamodb-toolbox/entity/actions/update'

import { isConditionFailure } from '../db/errors'
import { failedMessagesPk, messagePrefix } from '../db/keys'
import type { Page, PageRequest } from '../db/page'
import { queryPage } from '../db/query-page'
import { MessageEntity } from './entity'

/** One mail to one recipient about one event; `recipient` is their part in it, such as `client`. */
export type MessageKey = { organizationId: OrganizationId; eventId: EventId; recipient: string }

const itemKey = ({ organizationId, eventId, recipient }: MessageKey) => ({
  organizationId,
  id: `${eventId}~${recipient}`,
})

export const findMessage = async (key: MessageKey): Promise<Message | undefined> => {
  const { Item } = await MessageEntity.build(GetItemCommand).key(itemKey(key)).options({ consistent: true }).send()

  return Item
}

const put = (key: MessageKey, kind: string, now: Instant, found: Message | undefined) =>
  MessageEntity.build(PutItemCommand)
    .item({
      ...itemKey(key),
      eventId: key.eventId,
      kind,
      status: 'sending',
      claimedAt: now,
      attempts: (found?.attempts ?? 0) + 1,
    })
    .options({
      condition: found
        ? {
            and: [
              { attr: 'attempts', eq: found.attempts },
              { attr: 'status', eq: found.status },
            ],
          }
        : { attr: 'id', exists: false },
    })
    .send()

/** `claimed`: this worker sends, and nobody else. `wait`: another may have sent it, that will be known. `done`: it is out. */
export const claimMessage = async (
  key: MessageKey,
  { kind, now }: { kind: string; now: Instant },
): Promise<'claimed' | 'wait' | 'done'> => {
  const found = await findMessage(key)
  const decision = claimDecision(found, now)
  if (decision !== 'send') {
    return decision
  }
  try {
    await put(key, kind, now, found)

    return 'claimed'
  } catch (error) {
    if (isConditionFailure(error)) {
      return 'wait'
    }
    throw error
  }
}

/** Ours, right after SES took it; a report of SES that came sooner knows more and stays. */
export const markMessageSent = async (key: MessageKey, providerId: string): Promise<void> => {
  await MessageEntity.build(UpdateItemCommand)
    .item({ ...itemKey(key), status: 'sent', providerId })
    .options({ condition: { attr: 'status', eq: 'sending' } })
    .send()
    .catch((error: unknown) => {
      if (!isConditionFailure(error)) {
        throw error
      }
    })
}

/** SES answered an error, so nothing left the house: the next worker may send at once. */
export const markMessageRefused = async (key: MessageKey): Promise<void> => {
  await MessageEntity.build(UpdateItemCommand)
    .item({ ...itemKey(key), status: 'refused' })
    .options({ condition: { attr: 'status', eq: 'sending' } })
    .send()
}

/** Reports come in any order and more than once: a status is only replaced by one that says more. */
const saysMoreThan: Record<Exclude<MessageStatus, 'sending' | 'refused'>, MessageStatus[]> = {
  sent: ['sending', 'refused'],
  delivered: ['sending', 'refused', 'sent'],
  bounced: ['sending', 'refused', 'sent', 'delivered'],
  rejected: ['sending', 'refused', 'sent'],
  complained: ['sending', 'refused', 'sent', 'delivered', 'bounced'],
}
export type MessageReport = keyof typeof saysMoreThan

/** Found among what failed, by the time of its event. */
const failureKeys = ({ organizationId, eventId, recipient }: MessageKey, report: MessageReport) =>
  isFailure(report) ? { GSI1PK: failedMessagesPk(organizationId), GSI1SK: `${eventId}~${recipient}` } : {}

/** What SES tells of a mail. Settles a mail whose sender died before its own mark (docs/decisions/0005). */
export const recordReport = async (key: MessageKey, report: MessageReport, providerId: string): Promise<void> => {
  await MessageEntity.build(UpdateItemCommand)
    .item({ ...itemKey(key), status: report, providerId, ...failureKeys(key, report) })
    .options({ condition: { attr: 'status', in: saysMoreThan[report] } })
    .send()
    .catch((error: unknown) => {
      if (!isConditionFailure(error)) {
        throw error
      }
    })
}

/** Newest first: by the time of the event that each is about. */
export const findMessages = (organizationId: OrganizationId, page: PageRequest): Promise<Page<Message>> =>
  queryPage(
    MessageEntity,
    { organizationId, prefix: messagePrefix, beginsWith: messagePrefix, newestFirst: true },
    page,
  )

/** Of them those that did not reach whom they were for. */
export const findFailedMessages = (organizationId: OrganizationId, page: PageRequest): Promise<Page<Message>> => {
  const indexPk = failedMessagesPk(organizationId)

  return queryPage(MessageEntity, { organizationId, indexPk, prefix: messagePrefix, newestFirst: true }, page)
}
