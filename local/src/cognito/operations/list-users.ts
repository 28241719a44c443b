import * as z from 'zod'
import { invalidParameter } from '../errors'
import { adminOperation } from '../operation'
import type { UserRecord } from '../state'
import { attributeList, userSummary } from '../users'

const filterForm = /^\s*"?([\w:]+)"?\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*$/
const searchable = new Set(
  'username email phone_number name given_name family_name preferred_username cognito:user_status status sub'.split(
    ' ',
  ),
)

const searchedValue = (user: UserRecord, name: string) => {
  if (name === 'cognito:user_status') return user.status
  if (name === 'status') return user.enabled ? 'Enabled' : 'Disabled'
  if (name === 'username' || name === 'sub') return user.sub
  return user.attributes[name] ?? ''
}

const filterOf = (text: string | undefined) => {
  if (!text) return () => true
  const [, name = '', comparison, quoted = ''] = filterForm.exec(text) ?? []
  if (!searchable.has(name)) throw invalidParameter('Error while parsing filter.')
  const wanted = quoted.replace(/\\(.)/g, '$1').toLowerCase()
  return (user: UserRecord) => {
    const value = searchedValue(user, name).toLowerCase()
    return comparison === '=' ? value === wanted : value.startsWith(wanted)
  }
}

export const listUsers = adminOperation(
  z.object({
    Filter: z.string().optional(),
    Limit: z.number().int().min(0).max(60).default(60),
    PaginationToken: z.string().optional(),
    AttributesToGet: z.array(z.string()).optional(),
  }),
  (pool, { Filter, Limit, PaginationToken, AttributesToGet }) => {
    const users = Object.values(pool.state.users).filter(filterOf(Filter))
    const start = PaginationToken ? Number(Buffer.from(PaginationToken, 'base64url').toString()) : 0
    if (!Number.isInteger(start)) throw invalidParameter('Invalid pagination token provided.')
    const end = start + (Limit || 60)
    const next = end < users.length ? { PaginationToken: Buffer.from(String(end)).toString('base64url') } : {}
    const page = users.slice(start, end)
    return {
      Users: page.map((user) => ({ ...userSummary(user), Attributes: attributeList(user, AttributesToGet) })),
      ...next,
    }
  },
)
