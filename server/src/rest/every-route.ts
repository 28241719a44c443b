import { appRouter } from '../trpc/root-router'
import { proceduresOf, restTableOf } from './route-table'

/** Of both functions, for what describes or tests the whole API. */
export const procedures = () => proceduresOf(appRouter)
export const restTable = restTableOf(appRouter)
