import { type AnyRouter, callTRPCProcedure } from '@trpc/server'
import type { HttpContext } from '../trpc/context'

export type CallOptions = { procedure: string; type: 'query' | 'mutation'; input: unknown; ctx: HttpContext }

/** Runs a procedure of the router exactly as `/trpc` does: same checks, same limits, same log line. */
export const callProcedure = (router: AnyRouter, { procedure, type, input, ctx }: CallOptions): Promise<unknown> =>
  callTRPCProcedure({
    router,
    path: procedure,
    type,
    ctx,
    input,
    getRawInput: () => Promise.resolve(input),
    signal: undefined,
    batchIndex: 0,
  })
