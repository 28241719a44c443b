import { AppError } from '@reservaplus/shared/errors/app-error'
import { userId } from '@reservaplus/shared/ids/schema'
import type { AccessPage, BelowClientInput } from '@reservaplus/shared/privacy/schema'
import type { AppContext } from '../app-context'
import { findClient } from '../clients/repository'
import { findUsersByIds } from '../users/repository'
import { findAccesses } from './access-repository'

/** Also of who is erased by now: it tells of the team, not of them. Looking here is no access itself. */
export const readAccesses = async (ctx: AppContext, { id, ...page }: BelowClientInput): Promise<AccessPage> => {
  const { organizationId } = ctx
  if (!(await findClient(organizationId, id))) throw new AppError('NOT_FOUND', 'There is no such client')
  const { items, cursor } = await findAccesses(organizationId, { clientId: id, ...page })
  const ids = new Set(items.flatMap(({ by }) => (by.kind === 'staff' ? (userId.safeParse(by.id).data ?? []) : [])))
  const users = await findUsersByIds(organizationId, [...ids])
  const names = new Map<string, string>(users.map((each) => [each.id, `${each.firstName} ${each.lastName}`.trim()]))

  return {
    items: items.map(({ date, by, at }) => {
      const name = names.get(by.id)

      return { date, by, at, ...(name !== undefined && { name }) }
    }),
    cursor,
  }
}
