import { AppError } from '@reservaplus/shared/errors/app-error'
import * as z from 'zod'

const position = z.strictObject({
  SK: z.string().max(300),
  GSI1SK: z.string().max(300).optional(),
})
export type Position = z.infer<typeof position>

/** Where a page ended. Only sort keys travel; the partition is always composed from the caller's own organization. */
export const encodeCursor = (last: Record<string, unknown> | undefined): string | undefined => {
  if (!last) return undefined
  const { SK, GSI1SK } = last

  return Buffer.from(JSON.stringify({ SK, GSI1SK })).toString('base64url')
}

/** `prefix` is what every sort key of the list begins with, so that a cursor of another list is refused. */
export const decodeCursor = (cursor: string, prefix: string): Position => {
  try {
    const decoded = position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
    if (decoded.SK.startsWith(prefix)) return decoded
  } catch {
    // Falls through: whatever is wrong with it, it is the caller's mistake.
  }

  throw new AppError('BAD_INPUT', 'The cursor is not one of this list', {
    issues: [{ path: ['cursor'], message: 'Not a cursor of this list' }],
  })
}
