import type { Session } from '@reservaplus/shared/users/schema'

import type { AppContext } from '../app-context'

export declare const session: (ctx: AppContext) => Promise<Session>
export declare const signOutEverywhere: (ctx: AppContext) => Promise<Record<string, never>>
