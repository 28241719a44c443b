import type { ClientCounts } from '@reservaplus/shared/clients/inputs'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { AppContext } from '../app-context'
import { onlyOwnClients } from './list-own'
import { findCounts } from './state-repository'

/** How many there are is the whole organization's, so it is for those who see all of them. */
export const readCounts = async (ctx: AppContext): Promise<ClientCounts> => {
  if (onlyOwnClients(ctx)) throw new AppError('FORBIDDEN', 'Your role may not do this')
  const counts = await findCounts(ctx.organizationId)
  const [internal, registered, guest] = [
    [counts.internalActive, counts.internalInactive],
    [counts.registeredActive, counts.registeredInactive],
    [counts.guestActive, counts.guestInactive],
  ].map(([active = 0, inactive = 0]) => ({ active, inactive, total: active + inactive }))
  const kinds = [internal, registered, guest].flatMap((each) => each ?? [])
  const sum = (of: (kind: (typeof kinds)[number]) => number) => kinds.reduce((total, each) => total + of(each), 0)

  return {
    total: sum(({ total }) => total),
    internal: internal?.total ?? 0,
    registered: registered?.total ?? 0,
    guest: guest?.total ?? 0,
    active: sum(({ active }) => active),
    inactive: sum(({ inactive }) => inactive),
  }
}
