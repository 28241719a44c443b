import type { ProcedureMeta } from '../trpc/meta'

/** Where a procedure is called over tRPC: team members' on the app's host, all others on the booking host. */
export const trpcPath = (procedure: string, access: ProcedureMeta['access']): string =>
  `${access?.kind === 'staff' ? '' : '/public'}/trpc/${procedure}`
