import { AppError } from '@reservaplus/shared/errors/app-error'
import { appointmentId, organizationId } from '@reservaplus/shared/ids/schema'
import { jwtVerify, SignJWT } from 'jose'
import * as z from 'zod'

const claims = z.object({ o: organizationId, a: appointmentId, s: z.literal('manage') })

export type LinkSubject = {
  organizationId: z.infer<typeof organizationId>
  appointmentId: z.infer<typeof appointmentId>
}
type Secret = { linkSecret: string }

const keyOf = ({ linkSecret }: Secret) => new TextEncoder().encode(linkSecret)

/** The token in a client's mail: one appointment, nothing else. It ends with the appointment, so it carries no expiry. */
export const signManageToken = (config: Secret, subject: LinkSubject): Promise<string> =>
  new SignJWT({ o: subject.organizationId, a: subject.appointmentId, s: 'manage' })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(keyOf(config))

/** LINK_INVALID without a hint, whatever is wrong with it. */
export const verifyManageToken = async (config: Secret, token: string): Promise<LinkSubject> => {
  const verified = await jwtVerify(token, keyOf(config), { algorithms: ['HS256'] }).catch(() => undefined)
  const { data } = claims.safeParse(verified?.payload)
  if (!data) throw new AppError('LINK_INVALID', 'This link does not work')

  return { organizationId: data.o, appointmentId: data.a }
}
