import { AppError } from '@reservaplus/shared/errors/app-error'
import { organizationId, waitlistEntryId } from '@reservaplus/shared/ids/schema'
import * as z from 'zod'

import { signToken, verifyToken } from '../adapters/signed-token'

const claims = z.object({ o: organizationId, w: waitlistEntryId, s: z.literal('waitlist') })

export type EntrySubject = {
  organizationId: z.infer<typeof organizationId>
  entryId: z.infer<typeof waitlistEntryId>
}
type Secret = { linkSecret: string }

/** The token in the mails of somebody who waits: their entry, and what is offered to it. */
export const signWaitlistToken = async (config: Secret, subject: EntrySubject): Promise<string> =>
  signToken(config.linkSecret, { o: subject.organizationId, w: subject.entryId, s: 'waitlist' })

/** LINK_INVALID without a hint, whatever is wrong with it. */
export const verifyWaitlistToken = async (config: Secret, token: string): Promise<EntrySubject> => {
  const { data } = claims.safeParse(verifyToken(config.linkSecret, token))
  if (!data) throw new AppError('LINK_INVALID', 'This link does not work')

  return { organizationId: data.o, entryId: data.w }
}
