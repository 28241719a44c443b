import { initTRPC } from '@trpc/server'
import type { RequestContext } from './context'
import { errorShape } from './error-shape'
import type { ProcedureMeta } from './meta'

export const t = initTRPC
  .context<RequestContext>()
  .meta<ProcedureMeta>()
  .create({
    isDev: false,
    errorFormatter: ({ shape, error, ctx }) => ({ ...shape, ...errorShape({ shape, error, ctx }) }),
  })

export const { router } = t
