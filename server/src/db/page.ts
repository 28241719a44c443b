import { createHash } from 'node:crypto'
import { AppError } from '@reservaplus/shared/errors/app-error'
import * as z from 'zod'

import { organizationPk } from './keys'

export type PageRequest = { cursor?: string | undefined; limit: number }
export type Page<T> = { items: T[]; cursor: string | undefined }

/** Which list it is: a cursor is worth something only where all of this is the same. */
export type List = {
  organizationId: string
  /** The index's partition; absent: the organization's own. */
  indexPk?: string
  /** Which index; absent: GSI1. */
  index?: 'GSI1' | 'GSI2'
  /** Another partition of the organization's than its own, composed from its id. */
  partition?: string
  /** What every sort key of the table begins with. */
  prefix: string
  /** What the sort key that orders the list lies within, both ends included; absent: anything. */
  between?: readonly [from: string, to: string]
  beginsWith?: string
  /** What else was asked for: another filter is another list. */
  filter?: string | undefined
  newestFirst?: boolean
}

// Unpaired surrogates are no text, and nothing that the table would take as a key.
const sortKey = z
  .string()
  .min(1)
  .max(300)
  .refine((text) => !/\p{Surrogate}/u.test(text))
const position = z.strictObject({
  list: z.string(),
  SK: sortKey,
  GSI1SK: sortKey.optional(),
  GSI2SK: sortKey.optional(),
})

const decode = (cursor: string) => {
  try {
    return position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
  } catch {
    return undefined
  }
}

const nameOf = ({ organizationId, indexPk, prefix, between, beginsWith, filter, newestFirst, partition }: List) =>
  createHash('sha256')
    .update(JSON.stringify([organizationId, indexPk, prefix, between, beginsWith, filter, newestFirst, partition]))
    .digest('base64url')
    .slice(0, 16)

/** As DynamoDB compares text: by its bytes. */
const compare = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))

const liesWithin = (key: string, { between, beginsWith = '' }: List) =>
  key.startsWith(beginsWith) && (!between || (compare(between[0], key) <= 0 && compare(key, between[1]) <= 0))

const foreign = () =>
  new AppError('BAD_INPUT', 'The cursor is not one of this list', {
    issues: [{ path: ['cursor'], message: 'Not a cursor of this list' }],
  })

/**
 * Where a page ended. Only sort keys travel, with the name of the list: the partition is always composed from the
 * caller's own organization.
 */
export const nextPosition = (last: Record<string, unknown> | undefined, list: List): string | undefined => {
  if (!last) return undefined
  const { SK, GSI1SK, GSI2SK } = last
  const ordering = list.index === 'GSI2' ? { GSI2SK } : { GSI1SK }

  return Buffer.from(JSON.stringify({ list: nameOf(list), SK, ...ordering })).toString('base64url')
}

/**
 * The name can be made up by whoever reads this, the bounds cannot be passed: DynamoDB refuses a start outside of what
 * is asked for, and the caller shall hear so from us.
 */
export const startOf = ({ cursor }: PageRequest, list: List) => {
  if (cursor === undefined) return undefined

  const { organizationId, indexPk, index = 'GSI1', prefix, partition = organizationPk(organizationId) } = list
  const decoded = decode(cursor)
  const inIndex = index === 'GSI1' ? decoded?.GSI1SK : decoded?.GSI2SK
  const ordering = indexPk === undefined ? decoded?.SK : inIndex
  const isOwn =
    decoded?.list === nameOf(list) &&
    decoded.SK.startsWith(prefix) &&
    (inIndex === undefined) === (indexPk === undefined) &&
    (index === 'GSI1' ? decoded.GSI2SK : decoded.GSI1SK) === undefined &&
    ordering !== undefined &&
    liesWithin(ordering, list)
  if (!isOwn) throw foreign()

  return {
    PK: partition,
    SK: decoded.SK,
    ...(indexPk === undefined ? {} : { [`${index}PK`]: indexPk, [`${index}SK`]: inIndex }),
  }
}

/** For a list of one page: it never gave a cursor away. */
export const refuseCursor = ({ cursor }: Pick<PageRequest, 'cursor'>): void => {
  if (cursor !== undefined) throw foreign()
}
