import type { ServiceId } from '@reservaplus/shared/ids/schema'
import type { Professional } from '@reservaplus/shared/professionals/schema'
import type { Service } from '@reservaplus/shared/services/schema'
import { trpc } from '../../lib/trpc'

const minutes = 60_000

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name)

/** Select data: services under their category. */
export const serviceOptions = (services: readonly Service[]) => {
  const active = services.filter(({ isActive, isDeleted }) => isActive && !isDeleted)

  return [...new Set(active.map(({ category }) => category))].map((category) => ({
    group: category,
    items: active
      .filter((service) => service.category === category)
      .sort(byName)
      .map(({ id, name }) => ({ value: id, label: name })),
  }))
}

export const professionalsOffering = <Of extends Pick<Professional, 'isActive' | 'serviceIds'>>(
  professionals: readonly Of[],
  serviceId: ServiceId | undefined,
) =>
  professionals.filter(
    ({ isActive, serviceIds }) => isActive && (serviceId === undefined || serviceIds.includes(serviceId)),
  )

const itemsOf = <Item>({ items }: { items: Item[] }) => items

/** The team and its services change rarely. */
export const useTeam = () => trpc.professionals.list.useQuery({}, { staleTime: 5 * minutes, select: itemsOf })

export const useBookingChoices = () => {
  const services = trpc.services.list.useQuery({}, { staleTime: 5 * minutes, select: itemsOf })
  const professionals = useTeam()

  return { services, professionals }
}
