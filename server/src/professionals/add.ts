import { parsePhone } from '@reservaplus/shared/clients/phone'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { assignService } from '@reservaplus/shared/professionals/assign'
import type { CreateProfessionalInput } from '@reservaplus/shared/professionals/inputs'
import type { Professional } from '@reservaplus/shared/professionals/schema'
import { isTimeZone } from '@reservaplus/shared/time/zone'
import type { AppContext } from '../app-context'
import { recordCall } from '../idempotency/record-call'
import { findWritable } from '../organizations/find-writable'
import { assertServices } from './change-services'
import { createProfessional } from './create'

const withoutUndefined = <Of extends object>(fields: Of) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Field in keyof Of]: Exclude<Of[Field], undefined>
  }

/** Bookable at once: without hours of their own they have the organization's opening hours. */
export const add = async (ctx: AppContext, input: CreateProfessionalInput): Promise<Professional> => {
  const { services, weeklyHours, phone, idempotencyKey: _key, ...typed } = input
  const call = recordCall(ctx, 'professionals.create', input)
  const { country, currency, openingHours } = await findWritable(ctx)
  if (typed.timeZone && !isTimeZone(typed.timeZone)) {
    const message = 'No such time zone'
    throw new AppError('BAD_INPUT', message, { issues: [{ path: ['timeZone'], message }] })
  }
  const { serviceIds, serviceOverrides } = services.reduce((assigned, each) => assignService(assigned, each), {
    serviceIds: [],
    serviceOverrides: {},
  } as Pick<Professional, 'serviceIds' | 'serviceOverrides'>)

  return createProfessional(
    ctx,
    {
      ...withoutUndefined(typed),
      ...(phone && { phone: parsePhone(phone, country) }),
      isActive: true,
      serviceIds,
      serviceOverrides,
      weeklyHours: weeklyHours ?? openingHours,
    },
    { call, check: () => assertServices(ctx, { assign: services, unassign: [] }, currency) },
  )
}
