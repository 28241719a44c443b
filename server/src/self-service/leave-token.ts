import { AppError } from '@reservaplus/shared/errors/app-error'
import { clientId, organizationId } from '@reservaplus/shared/ids/schema'
import * as z from 'zod'

import { signToken, verifyToken } from '../adapters/signed-token'

const claims = z.object({ o: organizationId, c: clientId, s: z.literal('leave') })

export type LeaveSubject = { organizationId: z.infer<typeof organizationId>; clientId: z.infer<typeof clientId> }
type Secret = { linkSecret: string }

/** The token in a mail of marketing: it ends these mails, and opens nothing of the client. It never runs out. */
export const signLeaveToken = async (config: Secret, subject: LeaveSubject): Promise<string> =>
  signToken(config.linkSecret, { o: subject.organizationId, c: subject.clientId, s: 'leave' })

/** LINK_INVALID without a hint, whatever is wrong with it. */
export const verifyLeaveToken = async (config: Secret, token: string): Promise<LeaveSubject> => {
  const { data } = claims.safeParse(verifyToken(config.linkSecret, token))
  if (!data) throw new AppError('LINK_INVALID', 'This link does not work')

  return { organizationId: data.o, clientId: data.c }
}
