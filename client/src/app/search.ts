/** What the address carries: reloads, bookmarks and a new sign-in come back to the same place. */
export type AgendaSearch = {
  date?: string | undefined
  professional?: string | undefined
  appointment?: string | undefined
}

const matching = (value: unknown, pattern: RegExp): string | undefined =>
  typeof value === 'string' && pattern.test(value) ? value : undefined

const id = /^[0-9A-Za-z-]{20,36}$/

/** The years that the API takes, without its schemas: they would come with the first bytes of the app. */
const day = /^(19|20|21)\d\d-\d\d-\d\d$/

const calendarDate = (value: unknown): string | undefined => {
  const date = matching(value, day)
  const time = Date.parse(`${date}T00:00:00Z`)

  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === date ? date : undefined
}

/**
 * Whatever does not fit is dropped rather than shown as an error. Dropped keys are there as `undefined`:
 * the router lays the answer over what the address says, and a key left out would come through unread.
 */
export const parseAgendaSearch = (search: Record<string, unknown>): AgendaSearch => ({
  date: calendarDate(search.date),
  professional: matching(search.professional, id),
  appointment: matching(search.appointment, id),
})

export type ClientsSearch = { client?: string | undefined }

export const parseClientsSearch = (search: Record<string, unknown>): ClientsSearch => ({
  client: matching(search.client, id),
})

export type SignInSearch = { from?: string | undefined }

/** Only places inside the app: never another site's address. */
export const parseSignInSearch = (search: Record<string, unknown>): SignInSearch => ({
  from: matching(search.from, /^\/app\/(?!sign-in)/),
})
