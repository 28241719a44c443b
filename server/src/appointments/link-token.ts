import { AppError } from '@reservaplus/shared/errors/app-error'
import { appointmentId, organizationId } from '@reservaplus/shared/ids/schema'
import * as z from 'zod'

import { signToken, verifyToken } from '../adapters/signed-token'

const claims = z.object({ o: organizationId, a: appointmentId, s: z.literal('manage') })

export type LinkSubject = {
  organizationId: z.infer<typeof organizationId>
  appointmentId: z.infer<typeof appointmentId>
}
type Secret = { linkSecret: string }

/** The token in a client's mail: one appointment, nothing else. It ends with the appointment, so it carries no expiry. */
export const signManageToken = async (config: Secret, subject: LinkSubject): Promise<string> =>
  signToken(config.linkSecret, { o: subject.organizationId, a: subject.appointmentId, s: 'manage' })

/** LINK_INVALID without a hint, whatever is wrong with it. */
export const verifyManageToken = async (config: Secret, token: string): Promise<LinkSubject> => {
  const { data } = claims.safeParse(verifyToken(config.linkSecret, token))
  if (!data) throw new AppError('LINK_INVALID', 'This link does not work')

  return { organizationId: data.o, appointmentId: data.a }
}
