import type { FieldIssue } from '../errors/app-error'
import type { Currency, Money } from '../money/schema'
import { isWithinPriceLimit } from './price-limit'
import type { Service } from './schema'

type Path = readonly (string | number)[]

/** Empty = fine. */
export const checkPrice = (price: Money, currency: Currency, path: Path): FieldIssue[] => {
  if (price.currency !== currency) return [{ path: [...path, 'currency'], message: `Prices are in ${currency}` }]

  return isWithinPriceLimit(price) ? [] : [{ path: [...path, 'amount'], message: 'Too high' }]
}

/** The parts fill the duration; who begins and who ends the service is at work. */
export const checkSegments = ({
  segments,
  durationMinutes,
}: Pick<Service, 'segments' | 'durationMinutes'>): FieldIssue[] => {
  if (segments.length === 0) return []
  const path = ['segments']
  if (segments.reduce((sum, { minutes }) => sum + minutes, 0) !== durationMinutes) {
    return [{ path, message: 'The parts do not add up to the duration' }]
  }

  return segments.at(0)?.kind === 'work' && segments.at(-1)?.kind === 'work'
    ? []
    : [{ path, message: 'The first and the last part are work' }]
}

const depositIssues = ({ deposit, price }: Pick<Service, 'deposit' | 'price'>): FieldIssue[] => {
  if (deposit.kind !== 'fixed') return []
  const path = ['deposit', 'amount']
  if (deposit.amount.currency !== price.currency) {
    return [{ path: [...path, 'currency'], message: `Prices are in ${price.currency}` }]
  }

  return deposit.amount.amount <= price.amount ? [] : [{ path: [...path, 'amount'], message: 'More than the price' }]
}

type Checked = Pick<Service, 'segments' | 'durationMinutes' | 'deposit' | 'price' | 'addOns'>

/** What no field of a service can say alone. Empty = fine. */
export const checkService = (service: Checked, currency: Currency): FieldIssue[] => [
  ...checkSegments(service),
  ...checkPrice(service.price, currency, ['price']),
  ...depositIssues(service),
  ...service.addOns.flatMap(({ price }, index) => checkPrice(price, currency, ['addOns', index, 'price'])),
]
