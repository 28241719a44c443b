import { AppError } from '@reservaplus/shared/errors/app-error'
import { type ServiceId, serviceId } from '@reservaplus/shared/ids/schema'
import { nextOrder } from '@reservaplus/shared/objects/order'
import { checkSegments } from '@reservaplus/shared/services/check'
import type { Service } from '@reservaplus/shared/services/schema'
import { countersOfService } from '@reservaplus/shared/subscriptions/counters'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { AppContext } from '../app-context'
import { commitCreation } from '../db/create'
import type { Write } from '../db/transact'
import type { RecordedCall } from '../idempotency/record-call'
import { countWrites } from '../subscriptions/write-counts'
import { findService, findServices, serviceCreation } from './repository'

type Usual = Pick<Service, 'requiresPreparation' | 'addOns' | 'deposit' | 'isBookableOnline'>

const usual: Usual = { requiresPreparation: false, addOns: [], deposit: { kind: 'none' }, isBookableOnline: true }

export type NewService = Omit<Service, 'id' | 'organizationId' | 'isDeleted' | 'version' | 'createdAt' | keyof Usual> &
  Partial<Usual>

type Options = {
  /** Minted by the caller: twice with the same makes nothing twice. */
  id?: ServiceId | undefined
  call?: RecordedCall
  /** What else the service stands or falls with, and what can only be said inside the organization. */
  check?: () => Promise<readonly Write[]>
}

/** With an `order` of its own, or behind the others. What people type in is checked before, by `add.ts`. */
export const createService = async (
  ctx: AppContext,
  input: Omit<NewService, 'order'> & { order?: number },
  { id: given, call, check }: Options = {},
): Promise<Service> => {
  const issues = checkSegments(input)
  if (issues.length > 0) throw new AppError('BAD_INPUT', 'The parts do not fit the service', { issues })
  const { organizationId } = ctx
  const id = given ?? serviceId.parse(ctx.newId())

  return commitCreation<Service>(ctx, {
    kind: 'service',
    id: given,
    call,
    find: (made) => findService(organizationId, serviceId.parse(made), { consistent: true }),
    decide: async () => {
      const [checked = [], order] = await Promise.all([
        check?.(),
        input.order ?? findServices(organizationId).then(nextOrder),
      ])
      const service: Service = {
        ...usual,
        ...input,
        id,
        organizationId,
        order,
        isDeleted: false,
        version: 1,
        createdAt: instantOf(ctx.clock.now()),
      }
      const counts = await countWrites(ctx, { before: [], after: countersOfService(service) })

      return { item: service, writes: [serviceCreation(service), ...checked, ...counts] }
    },
  })
}
