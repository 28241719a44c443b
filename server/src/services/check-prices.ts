import { AppError } from '@reservaplus/shared/errors/app-error'
import type { Currency, Money } from '@reservaplus/shared/money/schema'
import { checkPrice } from '@reservaplus/shared/services/check'

/** Of what is assigned: the price for which somebody performs a service is in the organization's currency. */
export const assertPrices = (assign: readonly { price?: Money | null | undefined }[], currency: Currency): void => {
  const issues = assign.flatMap(({ price }, index) =>
    price ? checkPrice(price, currency, ['assign', index, 'price']) : [],
  )
  if (issues.length > 0) throw new AppError('BAD_INPUT', 'The price does not fit', { issues })
}
