import type { Professional } from '@reservaplus/shared/professionals/schema'

import type { AppContext } from '../app-context'

export declare const list: (ctx: AppContext) => Promise<Professional[]>
