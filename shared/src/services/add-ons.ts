import { AppError } from '../errors/app-error'
import type { AddOnId } from '../ids/schema'
import { minutesPerDay } from '../time/calendar'
import type { Service, ServiceAddOn } from './schema'

/** In the service's order, each once. What the service does not have is not there. */
export const chosenAddOns = (
  { addOns, durationMinutes }: Pick<Service, 'addOns' | 'durationMinutes'>,
  ids: readonly AddOnId[] = [],
): ServiceAddOn[] => {
  if (ids.some((id) => !addOns.some((each) => each.id === id))) {
    throw new AppError('NOT_FOUND', 'There is no such extra')
  }
  const chosen = addOns.filter(({ id }) => ids.includes(id))
  const minutes = chosen.reduce((sum, each) => sum + each.durationMinutes, durationMinutes)
  if (minutes > minutesPerDay) {
    const message = 'Longer than a day altogether'
    throw new AppError('BAD_INPUT', message, { issues: [{ path: ['addOnIds'], message }] })
  }

  return chosen
}
