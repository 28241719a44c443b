import { AppError } from '@reservaplus/shared/errors/app-error'
import type { HttpRequest } from '../http/request'

const oneClick = 'List-Unsubscribe'

/** RFC 8058: the mail program's own button, as a form of either kind. It says nothing else, and comes from no page. */
const isOneClick = (body: string | undefined, type: string): boolean =>
  type.toLowerCase().startsWith('multipart/form-data') && /name="?List-Unsubscribe"?\s+One-Click\s/.test(body ?? '')

/**
 * What a form of ours has sent; undefined when nothing was sent. The address is the key, so nobody else's page can send
 * anything; one that has got hold of an address is refused by its origin all the same.
 */
export const readForm = ({ method, headers, body }: HttpRequest, ownOrigin: string): URLSearchParams | undefined => {
  if (method !== 'POST') return undefined
  if (isOneClick(body, headers.get('content-type') ?? '')) return new URLSearchParams({ [oneClick]: 'One-Click' })
  const origin = headers.get('origin')
  if (origin !== null && origin !== ownOrigin) throw new AppError('FORBIDDEN', 'This form is of another page')
  const [type = ''] = (headers.get('content-type') ?? '').split(';')
  if (type.trim().toLowerCase() !== 'application/x-www-form-urlencoded') {
    throw new AppError('BAD_INPUT', 'This is not what a form sends')
  }

  return new URLSearchParams(body)
}
