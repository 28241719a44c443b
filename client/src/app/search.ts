/** What the address carries: reloads, bookmarks and a new sign-in come back to the same place. */
export type AgendaSearch = { date?: string; professional?: string; appointment?: string }

const matching = (value: unknown, pattern: RegExp): string | undefined =>
  typeof value === 'string' && pattern.test(value) ? value : undefined

const id = /^[0-9A-Za-z-]{20,36}$/

const isCalendarDate = (value: string) => {
  const time = Date.parse(`${value}T00:00:00Z`)

  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
}

/** Whatever does not fit is dropped rather than shown as an error. */
export const parseAgendaSearch = (search: Record<string, unknown>): AgendaSearch => {
  const date = matching(search.date, /^\d{4}-\d{2}-\d{2}$/)
  const professional = matching(search.professional, id)
  const appointment = matching(search.appointment, id)

  return {
    ...(date !== undefined && isCalendarDate(date) ? { date } : {}),
    ...(professional === undefined ? {} : { professional }),
    ...(appointment === undefined ? {} : { appointment }),
  }
}

export type ClientsSearch = { client?: string }

export const parseClientsSearch = (search: Record<string, unknown>): ClientsSearch => {
  const client = matching(search.client, id)

  return client === undefined ? {} : { client }
}

export type SignInSearch = { from?: string }

/** Only places inside the app: never another site's address. */
export const parseSignInSearch = (search: Record<string, unknown>): SignInSearch => {
  const from = matching(search.from, /^\/app\/(?!sign-in)/)

  return from === undefined ? {} : { from }
}
