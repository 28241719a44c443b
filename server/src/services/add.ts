import type { CreateServiceInput } from '@reservaplus/shared/services/inputs'
import type { Service } from '@reservaplus/shared/services/schema'
import type { AppContext } from '../app-context'
import { recordCall } from '../idempotency/record-call'
import { currencyUnchanged } from '../organizations/check-currency'
import { findWritable } from '../organizations/find-writable'
import { assertProfessionals, changeProfessionals } from './change-professionals'
import { assertSound, resourceWrites, toAddOns } from './check-service'
import { createService } from './create'

/** The service, then who does it: repeated with the same key, whatever was left undone is done. */
export const add = async (ctx: AppContext, input: CreateServiceInput): Promise<Service> => {
  const { professionals: assign, idempotencyKey: _key, resourceId, ...typed } = input
  const addOns = toAddOns(ctx, typed.addOns, { addOns: [] })

  const check = async () => {
    const organization = await findWritable(ctx)
    const { currency } = organization
    assertSound({ ...typed, addOns }, currency)
    await assertProfessionals(ctx, { assign, unassign: [] }, currency)

    return [currencyUnchanged(organization), ...(await resourceWrites(ctx, resourceId))]
  }
  const service = await createService(
    ctx,
    { ...typed, addOns, ...(resourceId && { resourceId }) },
    { call: recordCall(ctx, 'services.create', input), check },
  )
  if (assign.length > 0) await changeProfessionals(ctx, { id: service.id, assign, unassign: [] })

  return service
}
