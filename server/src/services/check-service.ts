import { AppError } from '@reservaplus/shared/errors/app-error'
import { type AddOnId, addOnId, type ResourceId } from '@reservaplus/shared/ids/schema'
import type { Currency } from '@reservaplus/shared/money/schema'
import { checkService } from '@reservaplus/shared/services/check'
import type { Service, ServiceAddOn } from '@reservaplus/shared/services/schema'
import type { AppContext } from '../app-context'
import type { Write } from '../db/transact'
import { findResource, resourceUnchanged } from '../resources/repository'

type Checked = Parameters<typeof checkService>[0]

type Issue = ReturnType<typeof checkService>[number]

const textOf = (value: unknown) => JSON.stringify(value) ?? ''

/** What was stored like this before, by other rules, is no reason to refuse another change. */
const isOld = ({ path }: Issue, service: Checked, current: Checked, currency: Currency) => {
  const field = path[0] as keyof Checked

  return (
    textOf(service[field]) === textOf(current[field]) &&
    checkService(current, currency).some((each) => textOf(each.path) === textOf(path))
  )
}

export const assertSound = (service: Checked, currency: Currency, current?: Checked): void => {
  const issues = checkService(service, currency).filter((each) => !current || !isOld(each, service, current, currency))
  if (issues.length > 0) throw new AppError('BAD_INPUT', 'The service does not fit together', { issues })
}

type TypedAddOn = Omit<ServiceAddOn, 'id'> & { id?: AddOnId | undefined }

/** New ones get their ids here; an id that the service does not have is somebody else's. */
export const toAddOns = (
  ctx: AppContext,
  typed: readonly TypedAddOn[],
  { addOns }: Pick<Service, 'addOns'>,
): ServiceAddOn[] =>
  typed.map((each) => {
    if (each.id !== undefined && !addOns.some(({ id }) => id === each.id)) {
      throw new AppError('NOT_FOUND', 'There is no such extra')
    }

    return { ...each, id: each.id ?? addOnId.parse(ctx.newId()) }
  })

/** In the organization and in use, until the service that needs it is written. */
export const resourceWrites = async (
  { organizationId }: AppContext,
  resourceId: ResourceId | undefined,
): Promise<Write[]> => {
  if (resourceId === undefined) return []
  const resource = await findResource(organizationId, resourceId, { consistent: true })
  if (!resource) throw new AppError('NOT_FOUND', 'There is no such resource')
  if (!resource.isActive) {
    const message = 'It is out of use'
    throw new AppError('BAD_INPUT', message, { issues: [{ path: ['resourceId'], message }] })
  }

  return [resourceUnchanged(resource)]
}
