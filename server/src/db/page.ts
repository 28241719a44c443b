import { AppError } from '@reservaplus/shared/errors/app-error'
import * as z from 'zod'

import { organizationPk } from './keys'

export type PageRequest = { cursor?: string | undefined; limit: number }
export type Page<T> = { items: T[]; cursor: string | undefined }

const sortKey = z.string().min(1).max(300)
const position = z.strictObject({ SK: sortKey, GSI1SK: sortKey.optional() })

const decode = (cursor: string) => {
  try {
    return position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
  } catch {
    return undefined
  }
}

/** Where a page ended. Only sort keys travel; the partition is always composed from the caller's own organization. */
export const nextPosition = (last: Record<string, unknown> | undefined): string | undefined =>
  last && Buffer.from(JSON.stringify({ SK: last.SK, GSI1SK: last.GSI1SK })).toString('base64url')

type List = { organizationId: string; indexPk?: string; prefix: string }

/** `prefix` is what every sort key of the list begins with, so that a cursor of another list is refused. */
export const startOf = ({ cursor }: PageRequest, { organizationId, indexPk, prefix }: List) => {
  if (cursor === undefined) return undefined

  const decoded = decode(cursor)
  if (!decoded?.SK.startsWith(prefix) || (decoded.GSI1SK === undefined) !== (indexPk === undefined)) {
    throw new AppError('BAD_INPUT', 'The cursor is not one of this list', {
      issues: [{ path: ['cursor'], message: 'Not a cursor of this list' }],
    })
  }

  return {
    PK: organizationPk(organizationId),
    SK: decoded.SK,
    ...(indexPk === undefined ? {} : { GSI1PK: indexPk, GSI1SK: decoded.GSI1SK }),
  }
}
