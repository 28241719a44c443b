import type { MessageKey } from '@reservaplus/server/notifications/repository'
import { eventId, organizationId } from '@reservaplus/shared/ids/schema'

/** What Meta keeps with a message and says again with everything it tells of it. */
export const referenceOf = ({ organizationId: o, eventId: e, recipient }: MessageKey): string =>
  `${o}|${e}|${recipient}`

/** Undefined where it is none of ours. */
export const readReference = (reference: string): MessageKey | undefined => {
  const [o, e, recipient] = reference.split('|')
  const ids = { organizationId: organizationId.safeParse(o).data, eventId: eventId.safeParse(e).data }

  return ids.organizationId && ids.eventId && recipient
    ? { organizationId: ids.organizationId, eventId: ids.eventId, recipient }
    : undefined
}
