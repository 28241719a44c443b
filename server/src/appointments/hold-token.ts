import { AppError } from '@reservaplus/shared/errors/app-error'
import { holdId, organizationId, professionalId, resourceId, serviceId } from '@reservaplus/shared/ids/schema'
import { instant } from '@reservaplus/shared/time/schema'
import * as z from 'zod'

import { signToken, verifyToken } from '../adapters/signed-token'

const claims = z.object({
  s: z.literal('hold'),
  o: organizationId,
  h: holdId,
  p: professionalId,
  r: resourceId.optional(),
  v: serviceId,
  /** Start and end of the service. */
  f: instant,
  t: instant,
  /** When it was taken. */
  at: instant,
})
export type HeldSlot = {
  organizationId: z.infer<typeof organizationId>
  holdId: z.infer<typeof holdId>
  professionalId: z.infer<typeof professionalId>
  resourceId?: z.infer<typeof resourceId> | undefined
  serviceId: z.infer<typeof serviceId>
  start: z.infer<typeof instant>
  end: z.infer<typeof instant>
  takenAt: z.infer<typeof instant>
}

/** Carries all that is needed to find the hold in the agenda; whether it still counts is asked there. */
export const signHoldToken = async (config: { linkSecret: string }, slot: HeldSlot): Promise<string> =>
  signToken(config.linkSecret, {
    s: 'hold',
    o: slot.organizationId,
    h: slot.holdId,
    p: slot.professionalId,
    r: slot.resourceId,
    v: slot.serviceId,
    f: slot.start,
    t: slot.end,
    at: slot.takenAt,
  })

export const verifyHoldToken = async (config: { linkSecret: string }, token: string): Promise<HeldSlot> => {
  const { data } = claims.safeParse(verifyToken(config.linkSecret, token))
  if (!data) {
    const message = 'Not a hold token'
    throw new AppError('BAD_INPUT', message, { issues: [{ path: ['holdToken'], message }] })
  }
  const { o, h, p, r, v, f, t, at } = data

  return { organizationId: o, holdId: h, professionalId: p, resourceId: r, serviceId: v, start: f, end: t, takenAt: at }
}
