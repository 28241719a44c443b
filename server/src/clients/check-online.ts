import type { Client } from '@reservaplus/shared/clients/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'

/**
 * Whether a client may book for themselves. The answer is the same whatever the reason, says nothing about anybody and
 * sends people to the salon. Until payments are taken before the visit, nobody who has to pay before can book online; who
 * is being erased can once they are, as somebody new.
 */
export const assertMayBookOnline = (client: Pick<Client, 'bookingRule' | 'erasingAt'> | undefined): void => {
  if (client === undefined || (client.bookingRule === 'open' && client.erasingAt === undefined)) return
  throw new AppError('ONLINE_BOOKING_REFUSED', 'This cannot be booked online: please ask the salon')
}
