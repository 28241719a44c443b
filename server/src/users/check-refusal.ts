import { AppError } from '@reservaplus/shared/errors/app-error'

const perhapsDone = new Set(['BUSY', 'UNAVAILABLE', 'INTERNAL'])

/** Surely nothing was committed. Otherwise the reconciliation looks, once no request can be at work any more. */
export const isRefusal = (error: unknown): boolean => error instanceof AppError && !perhapsDone.has(error.code)
