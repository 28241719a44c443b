import {
  type DuplicateReason,
  type DuplicatesOf,
  type DuplicatesPage,
  type ListDuplicatesInput,
  reasonsBetween,
  sameness,
} from '@reservaplus/shared/clients/duplicates'
import { type Client, clientSummary } from '@reservaplus/shared/clients/schema'
import { isListed, tokenSigns, tokensOf } from '@reservaplus/shared/clients/tokens'
import type { ClientId, OrganizationId } from '@reservaplus/shared/ids/schema'
import type { AppContext } from '../app-context'
import { findClientsByIds } from './repository'
import { get } from './service'
import { findTokens, type Token } from './token-repository'

const leads = { phone: tokenSigns.phone, rut: tokenSigns.rut, name: tokenSigns.sound } as const

/** Tokens stand in order: whoever has the same stands side by side. */
const readAtOnce = 1000

type Run = { token: string; ids: ClientId[]; last: number }

const runsOf = (tokens: readonly Token[]): Run[] => {
  const runs: Run[] = []
  for (const [index, { token, clientId }] of tokens.entries()) {
    const current = runs.at(-1)
    if (current?.token === token) {
      current.ids.push(clientId)
      current.last = index
    } else {
      runs.push({ token, ids: [clientId], last: index })
    }
  }

  return runs
}

const findListed = async (organizationId: OrganizationId, ids: readonly ClientId[]) =>
  (await findClientsByIds(organizationId, [...new Set(ids)])).filter(isListed)

/** Whoever of these is the same by the reason: tokens are short, and may be older than the clients. */
const groupsOf = (reason: DuplicateReason, clients: readonly Client[]): Client[][] => {
  const groups = new Map<string, Client[]>()
  for (const client of clients) {
    const same = sameness(reason, client)
    if (same !== undefined) groups.set(same, [...(groups.get(same) ?? []), client])
  }

  return [...groups.values()].filter((group) => group.length > 1)
}

/** Through all clients, a thousand looked at for a page: it may be empty and still not the last. */
export const listDuplicates = async (
  { organizationId }: AppContext,
  { reason, cursor, limit }: ListDuplicatesInput,
): Promise<DuplicatesPage> => {
  const page = await findTokens(organizationId, { lead: leads[reason], cursor, limit: readAtOnce })
  const runs = runsOf(page.tokens)
  // The last may go on behind the page: it is begun again, unless it is all there is.
  const whole = page.cursor === undefined || runs.length === 1 ? runs : runs.slice(0, -1)
  const shared = whole.filter(({ ids }) => ids.length > 1)
  const shown = shared.slice(0, limit)
  const found = new Map(
    (
      await findListed(
        organizationId,
        shown.flatMap(({ ids }) => ids),
      )
    ).map((client) => [client.id, client]),
  )
  const last = shared.length > limit ? shown.at(-1) : whole.at(-1)
  const isEnd = shared.length <= limit && page.cursor === undefined

  return {
    items: shown.flatMap(({ ids }) =>
      groupsOf(
        reason,
        ids.flatMap((id) => found.get(id) ?? []),
      ).map((clients) => ({ reason, clients: clients.map((each) => clientSummary.parse(each)) })),
    ),
    cursor: isEnd || !last ? undefined : page.cursorAfter(last.last),
  }
}

const mostOfOne = 50

/** Who may be the same as this client. */
export const findDuplicatesOf = async (ctx: AppContext, { id }: { id: ClientId }): Promise<DuplicatesOf> => {
  const client = await get(ctx, { id })
  const signs: readonly string[] = Object.values(leads)
  const tokens = tokensOf(client).filter((token) => signs.some((sign) => token.startsWith(sign)))
  const pages = await Promise.all(
    tokens.map((token) => findTokens(ctx.organizationId, { lead: `${token}#`, limit: mostOfOne })),
  )
  const ids = pages.flatMap((page) => page.tokens.map(({ clientId }) => clientId)).filter((each) => each !== id)
  const others = await findListed(ctx.organizationId, ids)

  return {
    items: others
      .map((other) => ({ client: clientSummary.parse(other), reasons: reasonsBetween(client, other) }))
      .filter(({ reasons }) => reasons.length > 0)
      .sort((a, b) => b.reasons.length - a.reasons.length),
  }
}
