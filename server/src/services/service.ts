import type { Service } from '@reservaplus/shared/services/schema'

import type { AppContext } from '../app-context'

export declare const list: (ctx: AppContext) => Promise<Service[]>
