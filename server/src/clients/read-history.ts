import type { ClientHistoryPage } from '@reservaplus/shared/clients/history'
import { type ClientId, userId } from '@reservaplus/shared/ids/schema'
import type { AppContext } from '../app-context'
import { findUsersByIds } from '../users/repository'
import { findClientHistory } from './history-repository'
import { get } from './service'

type Asked = { id: ClientId; cursor?: string | undefined; limit: number }

/** What the events of a client only say that it changed: with what it was and what it became. */
export const readHistory = async (ctx: AppContext, { id, ...page }: Asked): Promise<ClientHistoryPage> => {
  await get(ctx, { id })
  const { items, cursor } = await findClientHistory(ctx.organizationId, { clientId: id, ...page })
  const actors = new Set(items.flatMap(({ actor }) => (actor.kind === 'staff' ? actor.id : [])))
  const users = await findUsersByIds(
    ctx.organizationId,
    [...actors].flatMap((each) => userId.safeParse(each).data ?? []),
  )
  const names = new Map<string, string>(users.map((each) => [each.id, `${each.firstName} ${each.lastName}`.trim()]))

  return {
    items: items.map(({ id: event, at, actor, kind, before, after }) => {
      const actorName = names.get(actor.id)

      return {
        id: event,
        at,
        actor,
        ...(kind && { kind }),
        before,
        after,
        ...(actorName !== undefined && { actorName }),
      }
    }),
    cursor,
  }
}
