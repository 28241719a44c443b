import type { Service } from '@reservaplus/shared/services/schema'

import type { AppContext } from '../app-context'
import { findServices } from './repository'

export const list = async ({ organizationId }: AppContext): Promise<Service[]> =>
  (await findServices(organizationId)).filter(({ isDeleted }) => !isDeleted)
