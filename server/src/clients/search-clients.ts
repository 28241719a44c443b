import type { ClientFilter } from '@reservaplus/shared/clients/inputs'
import type { Client } from '@reservaplus/shared/clients/schema'
import { type ClientSearch, matchesClient } from '@reservaplus/shared/clients/search'
import { isListed, tokensOf } from '@reservaplus/shared/clients/tokens'
import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { Page, PageRequest } from '../db/page'
import { refuseCursor } from '../db/page'
import { findClientsByIds } from './repository'
import { findTokens, newestLead, type Token } from './token-repository'

export const passes = (client: Client, filter: ClientFilter): boolean =>
  isListed(client) &&
  (filter.kind ?? client.kind) === client.kind &&
  (filter.isActive ?? client.isActive) === client.isActive &&
  (filter.bookingRule ?? client.bookingRule) === client.bookingRule &&
  (filter.tag === undefined || client.tags.includes(filter.tag)) &&
  (filter.marketingConsent === undefined || filter.marketingConsent === (client.marketingConsent?.given ?? false))

type Asked = PageRequest & { filter: ClientFilter }
type Walk = Asked & {
  lead: string
  newestFirst?: boolean
  isWanted: (client: Client, token: Token) => boolean
}

const atOnce = 100
const mostRounds = 5

/** Tokens lead, the clients themselves decide: each token with its client, where they are wanted. */
const wantedOf = async (organizationId: OrganizationId, tokens: readonly Token[], { filter, isWanted }: Walk) => {
  const ids = [...new Set(tokens.map(({ clientId }) => clientId))]
  const found = new Map((await findClientsByIds(organizationId, ids)).map((client) => [client.id, client]))

  return tokens.flatMap((token, index) => {
    const client = found.get(token.clientId)

    return client && passes(client, filter) && isWanted(client, token) ? [{ client, index }] : []
  })
}

/** A page at a time, each client read once. */
const walkTokens = async (organizationId: OrganizationId, walk: Walk): Promise<Page<Client>> => {
  const { lead, newestFirst = false, limit } = walk
  const filter = JSON.stringify(walk.filter)
  const items: Client[] = []
  let cursor = walk.cursor

  for (let round = 0; round < mostRounds; round++) {
    // Most of what begins with the term is wanted: a little more than the page spares the second round.
    const asked = round === 0 ? Math.min(limit + 10, atOnce) : atOnce
    const page = await findTokens(organizationId, { lead, newestFirst, cursor, limit: asked, filter })
    const wanted = await wantedOf(organizationId, page.tokens, walk)
    const last = wanted[limit - items.length - 1]
    items.push(...wanted.slice(0, limit - items.length).map(({ client }) => client))
    if (last) {
      const isEnd = last.index === page.tokens.length - 1

      return { items, cursor: isEnd ? page.cursor : page.cursorAfter(last.index) }
    }
    cursor = page.cursor
    if (cursor === undefined) break
  }

  return { items, cursor }
}

/** Under each of the leads; few are meant, and they come on one page. */
const findByDigits = async (
  organizationId: OrganizationId,
  search: ClientSearch,
  { filter, limit, cursor }: Asked,
): Promise<Page<Client>> => {
  refuseCursor({ cursor })
  const pages = await Promise.all(search.leads.map((lead) => findTokens(organizationId, { lead, limit: atOnce })))
  const ids = [...new Set(pages.flatMap(({ tokens }) => tokens.map(({ clientId }) => clientId)))]
  const found = await findClientsByIds(organizationId, ids)
  const items = found.filter((client) => passes(client, filter) && matchesClient(client, search))

  return { items: items.slice(0, limit), cursor: undefined }
}

/** Whoever is meant. Two words of one client may begin alike: they are listed by the first of these. */
export const findBySearch = (
  organizationId: OrganizationId,
  search: ClientSearch,
  asked: Asked,
): Promise<Page<Client>> => {
  if (search.kind === 'digits') return findByDigits(organizationId, search, asked)
  const [lead] = search.leads
  const isWanted = (client: Client, { token }: Token) =>
    matchesClient(client, search) && firstToken(client, lead) === token

  return walkTokens(organizationId, { ...asked, lead, isWanted })
}

const firstToken = (client: Client, lead: string) =>
  tokensOf(client)
    .filter((each) => each.startsWith(lead))
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))[0]

/** Whoever was added last comes first. */
export const findNewest = (organizationId: OrganizationId, asked: Asked): Promise<Page<Client>> =>
  walkTokens(organizationId, { ...asked, lead: newestLead, newestFirst: true, isWanted: () => true })
