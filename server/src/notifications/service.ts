import type { Message, ShownMessage } from '@reservaplus/shared/notifications/schema'

import type { AppContext } from '../app-context'
import type { PageRequest } from '../db/page'
import { findFailedMessages, findMessages } from './repository'

const shown = ({ id, eventId, kind, status, attempts, claimedAt }: Message): ShownMessage => ({
  id,
  eventId,
  kind,
  status,
  attempts,
  recipient: id.slice(eventId.length + 1),
  sentAt: claimedAt,
})

type Asked = PageRequest & { only?: 'failed' | undefined }

/** What was sent to clients and team by mail and WhatsApp, newest first. */
export const list = async ({ organizationId }: AppContext, { only, ...page }: Asked) => {
  const find = only === 'failed' ? findFailedMessages : findMessages
  const { items, cursor } = await find(organizationId, page)

  return { items: items.map(shown), cursor }
}
