import { t } from './initialize'
import { appRouter } from './root-router'

/** Calls procedures from inside the server, typed, with everything that stands in front of them. */
export const createCaller = t.createCallerFactory(appRouter)
