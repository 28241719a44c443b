import type { ServiceId } from '../ids/schema'
import type { Money } from '../money/schema'
import { applyChanges } from '../objects/apply-changes'
import type { Professional } from './schema'

type Assigned = Pick<Professional, 'serviceIds' | 'serviceOverrides'>

type Assignment = {
  serviceId: ServiceId
  /** undefined: as it is; null: as the service says. */
  durationMinutes?: number | null | undefined
  price?: Money | null | undefined
}

const overrideOf = ({ serviceOverrides }: Assigned, serviceId: ServiceId) =>
  (Object.hasOwn(serviceOverrides, serviceId) ? serviceOverrides[serviceId] : undefined) ?? {}

const withoutOverride = ({ serviceOverrides }: Assigned, serviceId: ServiceId) =>
  Object.fromEntries(Object.entries(serviceOverrides).filter(([id]) => id !== serviceId))

/** Touches nothing but this one service, so that what is assigned from two sides at once both stays. */
export const assignService = <Of extends Assigned>(professional: Of, { serviceId, ...own }: Assignment): Of => {
  const override = applyChanges<Professional['serviceOverrides'][string]>(overrideOf(professional, serviceId), own)
  const others = withoutOverride(professional, serviceId)
  const { serviceIds } = professional

  return {
    ...professional,
    serviceIds: serviceIds.includes(serviceId) ? serviceIds : [...serviceIds, serviceId],
    serviceOverrides: Object.keys(override).length === 0 ? others : { ...others, [serviceId]: override },
  }
}

export const unassignService = <Of extends Assigned>(professional: Of, serviceId: ServiceId): Of => ({
  ...professional,
  serviceIds: professional.serviceIds.filter((id) => id !== serviceId),
  serviceOverrides: withoutOverride(professional, serviceId),
})
