import { isPublicService } from '@reservaplus/shared/availability/effective'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { Service } from '@reservaplus/shared/services/schema'

/** What only the desk books is not there for whoever comes by the public address. */
export const assertBookableOnline = (service: Service): void => {
  if (!isPublicService(service)) throw new AppError('NOT_FOUND', 'There is no such service')
}
