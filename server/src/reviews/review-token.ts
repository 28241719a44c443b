import { AppError } from '@reservaplus/shared/errors/app-error'
import { appointmentId, organizationId } from '@reservaplus/shared/ids/schema'
import * as z from 'zod'

import { signToken, verifyToken } from '../adapters/signed-token'
import type { LinkSubject } from '../appointments/link-token'

const claims = z.object({ o: organizationId, a: appointmentId, s: z.literal('review') })

type Secret = { linkSecret: string }

/** The token in the mail that asks for a review: of one visit, and it changes nothing else of it. */
export const signReviewToken = async (config: Secret, subject: LinkSubject): Promise<string> =>
  signToken(config.linkSecret, { o: subject.organizationId, a: subject.appointmentId, s: 'review' })

/** LINK_INVALID without a hint, whatever is wrong with it. */
export const verifyReviewToken = async (config: Secret, token: string): Promise<LinkSubject> => {
  const { data } = claims.safeParse(verifyToken(config.linkSecret, token))
  if (!data) throw new AppError('LINK_INVALID', 'This link does not work')

  return { organizationId: data.o, appointmentId: data.a }
}
