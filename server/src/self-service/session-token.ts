import { AppError } from '@reservaplus/shared/errors/app-error'
import { clientId, organizationId } from '@reservaplus/shared/ids/schema'
import { instant } from '@reservaplus/shared/time/schema'
import * as z from 'zod'

import { signToken, verifyToken } from '../adapters/signed-token'

const claims = z.object({ o: organizationId, c: clientId, at: instant, s: z.literal('client') })

export type SessionSubject = {
  organizationId: z.infer<typeof organizationId>
  clientId: z.infer<typeof clientId>
  /** When they signed in. */
  signedInAt: z.infer<typeof instant>
}
type Secret = { linkSecret: string }

/** What a client's browser keeps after the code: who they are in which organization, and since when. */
export const signSessionToken = ({ linkSecret }: Secret, { organizationId, clientId, signedInAt }: SessionSubject) =>
  signToken(linkSecret, { o: organizationId, c: clientId, at: signedInAt, s: 'client' })

/** UNAUTHENTICATED without a hint, whatever is wrong with it. */
export const verifySessionToken = async ({ linkSecret }: Secret, token: string): Promise<SessionSubject> => {
  const { data } = claims.safeParse(verifyToken(linkSecret, token))
  if (!data) throw new AppError('UNAUTHENTICATED', 'Sign in again')

  return { organizationId: data.o, clientId: data.c, signedInAt: data.at }
}
