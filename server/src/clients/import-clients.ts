import { createHash } from 'node:crypto'
import type { StartImportInput } from '@reservaplus/shared/clients/import'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { instantOf } from '@reservaplus/shared/time/instant'
import { filesBucket } from '../adapters/files-bucket'
import type { AppContext } from '../app-context'
import { startBulkOperation } from '../bulk-operations/start-operation'
import { findExisting } from '../organizations/find-existing'
import { readRows, roomOf, withoutRoom } from './preview-import'
import { assertMapping, type FileRow, importFolder, parseFile, readSource } from './read-file'

const uploadSeconds = 600
const contentType = 'text/csv' as const

/** Where the browser sends the file. */
export const requestImport = async (ctx: AppContext, { size }: { size: number }) => {
  const key = `${importFolder(ctx)}${ctx.newId()}.csv`
  const expiresAt = instantOf(new Date(ctx.clock.now().getTime() + uploadSeconds * 1000))

  return {
    key,
    url: await filesBucket().signUpload({ key, contentType, size, seconds: uploadSeconds }),
    headers: { 'content-type': contentType },
    expiresAt,
  }
}

/** The same text lies under the same key: started twice with one key of the caller's, it is the same import. */
const store = async (ctx: AppContext, text: string): Promise<string> => {
  const key = `${importFolder(ctx)}${createHash('sha256').update(text).digest('hex').slice(0, 32)}.csv`
  await filesBucket().write(key, text, contentType)

  return key
}

const assertRoom = async (ctx: AppContext, rows: readonly FileRow[], mapping: StartImportInput['mapping']) => {
  const [{ country }, room] = await Promise.all([findExisting(ctx), roomOf(ctx)])
  const left = withoutRoom(readRows(rows, { mapping, country }), room)
  if (left === 0) return
  const message = `The plan may have no room for ${left} of them`
  throw new AppError('LIMIT_EXCEEDED', message, { issues: [{ path: ['acceptPartial'], message }] })
}

/** Looked at whole before anything begins; then row by row, each its own transaction. */
export const startImport = async (ctx: AppContext, input: StartImportInput) => {
  const { mapping, duplicates, idempotencyKey } = input
  const text = await readSource(ctx, input)
  const file = parseFile(text)
  assertMapping(file, mapping)
  if (file.rows.length === 0) throw new AppError('BAD_INPUT', 'There are no rows')
  if (!input.acceptPartial) await assertRoom(ctx, file.rows, mapping)
  const key = input.key ?? (await store(ctx, text))
  const operation = await startBulkOperation(ctx, {
    kind: 'client-import',
    input: { key, mapping, duplicates },
    total: file.rows.length,
    idempotencyKey,
  })

  return { operation }
}
