import { AppError } from '@reservaplus/shared/errors/app-error'
import { readFeed, readOwnCalendar } from '../feeds/read-feed'
import type { Route } from './route'

const address = /^\/feeds\/([\w.-]{20,2000})\.ics$/

/** A client's link is a signed token, of three parts; a feed's is one random word. */
const isLink = (token: string) => token.includes('.')

/** `/feeds/{token}.ics`: for calendar programs, which send nothing but the address. */
export const calendarFiles: Route = async ({ method, path }, ctx) => {
  const [, token] = address.exec(path) ?? []
  if (token === undefined || (method !== 'GET' && method !== 'HEAD')) {
    throw new AppError('NOT_FOUND', 'There is nothing at this address')
  }
  const body = isLink(token) ? await readOwnCalendar(ctx, token) : await readFeed(ctx, token)

  return new Response(body, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="reservaplus.ics"',
      'cache-control': 'private, max-age=300',
    },
  })
}
