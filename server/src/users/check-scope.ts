import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { ProfessionalId } from '@reservaplus/shared/ids/schema'
import { type Permission, scopeOf } from '@reservaplus/shared/permissions/can'
import { reachesOnlyOwn } from '@reservaplus/shared/permissions/reaches'

import type { AppContext } from '../app-context'

/** Sees only what is their own, and takes no appointments: nothing, then. */
export const ownsNothing = (ctx: AppContext, permission: Permission): boolean =>
  !ctx.professionalId && reachesOnlyOwn(ctx, permission)

/** The only professional whose things this person may see or change; undefined: everybody's. */
const onlyProfessional = ({ role, professionalId }: AppContext, permission: Permission) => {
  if (!role || scopeOf(role, permission) === 'all') return undefined
  if (scopeOf(role, permission) === 'none' || !professionalId)
    throw new AppError('FORBIDDEN', 'Your role may not do this')

  return professionalId
}

/** What is somebody else's answers as if it were not there. */
export const assertOwn = (
  ctx: AppContext,
  permission: Permission,
  appointment: Appointment | undefined,
): Appointment => {
  const only = appointment && onlyProfessional(ctx, permission)
  if (!appointment || (only && appointment.professionalId !== only))
    throw new AppError('NOT_FOUND', 'There is no such appointment')

  return appointment
}

type Wish = ProfessionalId | 'any' | undefined

/** Narrows a wish for one professional, or for any, to what the person may ask for. */
export const narrowToOwn = <Asked extends Wish>(
  ctx: AppContext,
  permission: Permission,
  asked: Asked,
): Asked | ProfessionalId => {
  const only = onlyProfessional(ctx, permission)
  if (!only) return asked
  const wish: Wish = asked
  if (wish !== undefined && wish !== 'any' && wish !== only) {
    throw new AppError('NOT_FOUND', 'There is no such professional')
  }

  return only
}
