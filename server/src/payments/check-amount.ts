import { AppError } from '@reservaplus/shared/errors/app-error'

/** More than there is to be paid, let off or given back. */
export const refuseAmount = (path: readonly (string | number)[], most: number): never => {
  const message = most === 0 ? 'There is nothing left to pay' : `More than what is left: ${most}`
  throw new AppError('BAD_INPUT', message, { issues: [{ path: [...path, 'amount'], message }] })
}
