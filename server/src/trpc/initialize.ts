import { initTRPC } from '@trpc/server'
import type { HttpContext } from './context'
import { errorShape } from './error-shape'
import { speakPlainly } from './input-message'
import type { ProcedureMeta } from './meta'

speakPlainly()

export const t = initTRPC
  .context<HttpContext>()
  .meta<ProcedureMeta>()
  .create({ isDev: false, errorFormatter: errorShape })

export const { router } = t
