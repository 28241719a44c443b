import { dayRouter } from '../trpc/day-router'
import type { ProcedureMeta } from '../trpc/meta'

/** Of the function that has it. */
export const staffPath = (procedure: string) =>
  `${Object.hasOwn(dayRouter._def.procedures, procedure) ? '/trpc/day' : '/trpc'}/${procedure}`

/** Where a procedure is called over tRPC: team members' on the app's host, all others on the booking host. */
export const trpcPath = (procedure: string, access: ProcedureMeta['access']): string =>
  access?.kind === 'staff' ? staffPath(procedure) : `/public/trpc/${procedure}`
