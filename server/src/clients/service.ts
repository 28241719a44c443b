import type { Client, ClientSummary } from '@reservaplus/shared/clients/schema'
import type { ClientId } from '@reservaplus/shared/ids/schema'

import type { AppContext } from '../app-context'

export declare const list: (
  ctx: AppContext,
  input: { search?: string | undefined; cursor?: string | undefined; limit?: number | undefined },
) => Promise<{ items: ClientSummary[]; cursor?: string | undefined }>
export declare const get: (ctx: AppContext, input: { id: ClientId }) => Promise<Client>
export declare const create: (
  ctx: AppContext,
  input: { firstName: string; lastName: string; email?: string | undefined; phone?: string | undefined },
) => Promise<Client>
