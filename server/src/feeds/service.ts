import { createHash, randomBytes } from 'node:crypto'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { type CreateFeedInput, type Feed, feed, type NewFeed } from '@reservaplus/shared/feeds/schema'
import { type FeedId, feedId } from '@reservaplus/shared/ids/schema'
import { scopeOf } from '@reservaplus/shared/permissions/can'
import { reachesOnlyOwn } from '@reservaplus/shared/permissions/reaches'
import { instantOf } from '@reservaplus/shared/time/instant'

import type { AppContext } from '../app-context'
import { commitCreation } from '../db/create'
import { limitedCreation } from '../db/limited-creation'
import { commitRemoval } from '../db/remove'
import { findWritable } from '../organizations/find-writable'
import { findProfessional } from '../professionals/repository'
import { narrowToOwn } from '../users/check-scope'
import type { StoredFeed } from './entity'
import { feedCreation, feedRemoval, findFeed, findFeeds } from './repository'

const mostFeeds = 100
/** Of one person: nobody uses up what the others need. */
const mostOfOne = 10
const tokenBytes = 32

export const hashOfFeedToken = (token: string): string => createHash('sha256').update(token).digest('base64url')

const shown = (stored: StoredFeed): Feed => feed.parse(stored)

/** Who sees only their own appointments sees the feeds that they made; the others see all. */
const isReached = (ctx: AppContext, { createdBy }: StoredFeed) =>
  !reachesOnlyOwn(ctx, 'appointments:read') || createdBy.id === ctx.actor.id

/** Newest first. */
export const list = async (ctx: AppContext): Promise<Feed[]> =>
  (await findFeeds(ctx.organizationId)).filter((each) => isReached(ctx, each)).map(shown)

const assertPerson = ({ actor }: AppContext) => {
  if (actor.kind !== 'staff') throw new AppError('FORBIDDEN', 'A calendar is made by somebody of the team')
}

/** Nobody's calendar is opened that its maker could not read: own rows for whoever has only those. */
export const create = async (ctx: AppContext, input: CreateFeedInput): Promise<NewFeed> => {
  assertPerson(ctx)
  const { organizationId, actor } = ctx
  const professionalId = narrowToOwn(ctx, 'appointments:read', input.professionalId)
  const token = randomBytes(tokenBytes).toString('base64url')
  const id = feedId.parse(ctx.newId())

  const created = await commitCreation<StoredFeed>(ctx, {
    kind: 'feed',
    find: (made) => findFeed(organizationId, feedId.parse(made), { consistent: true }),
    decide: async () => {
      const find = () => findFeeds(organizationId, { consistent: true })
      const [, { all, write }, professional] = await Promise.all([
        findWritable(ctx),
        limitedCreation(organizationId, { kind: 'feed', most: mostFeeds, id, find }),
        professionalId && findProfessional(organizationId, professionalId),
      ])
      if (professionalId && !professional) throw new AppError('NOT_FOUND', 'There is no such professional')
      if (all.filter(({ createdBy }) => createdBy.id === actor.id).length >= mostOfOne)
        throw new AppError('BAD_INPUT', `At most ${mostOfOne} calendars for each of the team`)
      const item: StoredFeed = {
        id,
        organizationId,
        ...(professionalId && { professionalId }),
        name: input.name,
        hash: hashOfFeedToken(token),
        createdBy: actor,
        createdAt: instantOf(ctx.clock.now()),
        version: 1,
      }

      return { item, writes: [...feedCreation(item), write] }
    },
  })

  return { feed: shown(created), url: `${ctx.config.bookOrigin}/feeds/${token}.ics` }
}

/** Everybody's calendars are closed by owner and administrators; the others close their own. */
const mayRevoke = ({ role, actor }: AppContext, { createdBy }: StoredFeed) =>
  createdBy.id === actor.id || (role !== undefined && scopeOf(role, 'integrations:write') === 'all')

/** The address opens nothing from this moment on; the copy that a calendar program has is its own. */
export const revoke = async (ctx: AppContext, { id }: { id: FeedId }): Promise<Record<string, never>> => {
  await commitRemoval<StoredFeed>(ctx, {
    kind: 'feed',
    read: async () => {
      const found = await findFeed(ctx.organizationId, id, { consistent: true })

      return found && mayRevoke(ctx, found) ? found : undefined
    },
    writes: feedRemoval,
  })

  return {}
}
