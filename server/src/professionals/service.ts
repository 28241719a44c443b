import type { Professional } from '@reservaplus/shared/professionals/schema'

import type { AppContext } from '../app-context'
import { findProfessionals } from './repository'

export const list = ({ organizationId }: AppContext): Promise<Professional[]> => findProfessionals(organizationId)
