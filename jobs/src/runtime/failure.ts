import { unforeseen } from '@reservaplus/server/config/unforeseen'
import { AppError } from '@reservaplus/shared/errors/app-error'

/** Own words are ours; of anything else only where it came from: its message may quote what a person typed. */
export const failureFacts = (error: unknown) =>
  error instanceof AppError ? { code: error.code, reason: error.message } : unforeseen(error)
