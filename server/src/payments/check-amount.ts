import { AppError } from '@reservaplus/shared/errors/app-error'
import type { Money } from '@reservaplus/shared/money/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'

export const assertCurrency = (
  { currency }: Pick<Organization, 'currency'>,
  amount: Money,
  path: readonly (string | number)[],
): void => {
  if (amount.currency === currency) return
  const message = `Prices here are in ${currency}`
  throw new AppError('BAD_INPUT', message, { issues: [{ path: [...path, 'currency'], message }] })
}

/** More than there is to be paid, let off or given back. */
export const refuseAmount = (path: readonly (string | number)[], most: number): never => {
  const message = most === 0 ? 'There is nothing left to pay' : `More than what is left: ${most}`
  throw new AppError('BAD_INPUT', message, { issues: [{ path: [...path, 'amount'], message }] })
}
