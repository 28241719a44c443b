import { t } from './initialize'
import { publicRouter } from './public-router'

/** Calls public procedures from inside the server, typed, with everything that stands in front of them. */
export const createCaller = t.createCallerFactory(publicRouter)
