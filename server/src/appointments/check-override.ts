import { AppError } from '@reservaplus/shared/errors/app-error'
import type { Money } from '@reservaplus/shared/money/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import { may } from '@reservaplus/shared/permissions/may'
import { reaches } from '@reservaplus/shared/permissions/reaches'

import type { AppContext } from '../app-context'

type Override = { price?: Money | undefined; durationMinutes?: number | undefined }
type Of = { organization: Pick<Organization, 'currency'>; professionalId: string }

/** Another price or duration than the catalogue's is for those who may agree on one, with whom it is about. */
export const assertMayOverride = (ctx: AppContext, asked: Override, { organization, professionalId }: Of): void => {
  const { price, durationMinutes } = asked
  if (price === undefined && durationMinutes === undefined) return
  if (!may(ctx, 'appointments:override') || !reaches(ctx, 'appointments:override', professionalId)) {
    throw new AppError('FORBIDDEN', 'Your role may not agree on another price or duration')
  }
  if (price && price.currency !== organization.currency) {
    const message = `Prices here are in ${organization.currency}`
    throw new AppError('BAD_INPUT', message, { issues: [{ path: ['price'], message }] })
  }
}

/** To book or move to where nobody works is for those who may accept an overlap. */
export const assertMayAcceptHours = (ctx: AppContext, acceptsOutsideHours: boolean | undefined): void => {
  if (acceptsOutsideHours && !may(ctx, 'appointments:overlap')) {
    throw new AppError('FORBIDDEN', 'Your role may not accept a time outside working hours')
  }
}
