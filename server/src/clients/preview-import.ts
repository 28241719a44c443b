import {
  type ImportIssue,
  type ImportMapping,
  type ImportPreview,
  importMapping,
  type PreviewImportInput,
} from '@reservaplus/shared/clients/import'
import { type ReadRow, readRow } from '@reservaplus/shared/clients/import-row'
import { proposeMapping } from '@reservaplus/shared/clients/propose-mapping'
import { limitsOf } from '@reservaplus/shared/subscriptions/plans'
import type { AppContext } from '../app-context'
import { findExisting } from '../organizations/find-existing'
import { findCount, findSubscription } from '../subscriptions/repository'
import { findKnown } from './find-known'
import { assertMapping, type FileRow, parseFile, readSource } from './read-file'

const shownRows = 20
const shownIssues = 100

export type Row = FileRow & ReadRow & { isRepeated: boolean }

/** Every row read; the first of those with the same mail or phone counts, the others repeat it. */
export const readRows = (rows: readonly FileRow[], facts: { mapping: ImportMapping; country: string }): Row[] => {
  const seen = new Set<string>()

  return rows.map((row) => {
    const read = readRow(row.cells, facts)
    const marks = [read.client?.email, read.client?.phone].flatMap((each) => each ?? [])
    const isRepeated = marks.some((mark) => seen.has(mark))
    for (const mark of marks) seen.add(mark)

    return { ...row, ...read, isRepeated }
  })
}

const issuesOf = (rows: readonly Row[], mapping: ImportMapping): ImportIssue[] =>
  rows
    .flatMap(({ row, issues }) =>
      issues.map(({ field, message }) => ({ row, column: mapping[field] ?? '', field, message })),
    )
    .slice(0, shownIssues)

/** Those of a file for whom the plan may have no room: who is known already is told only row by row. */
export const withoutRoom = (rows: readonly Row[], room: number | undefined): number => {
  if (room === undefined) return 0

  return Math.max(0, rows.filter(({ client, isRepeated }) => client && !isRepeated).length - room)
}

export const roomOf = async ({ organizationId }: AppContext): Promise<number | undefined> => {
  const [subscription, count] = await Promise.all([
    findSubscription(organizationId),
    findCount(organizationId, 'clients'),
  ])
  const limit = subscription && limitsOf(subscription).clients

  return limit === undefined ? undefined : Math.max(0, limit - count)
}

/** What would become of a file; nothing is written. */
export const previewImport = async (ctx: AppContext, input: PreviewImportInput): Promise<ImportPreview> => {
  const [text, { country }, room] = await Promise.all([readSource(ctx, input), findExisting(ctx), roomOf(ctx)])
  const file = parseFile(text)
  const mapping = input.mapping ?? importMapping.parse(proposeMapping(file.columns))
  if (input.mapping) assertMapping(file, mapping)
  const rows = readRows(file.rows, { mapping, country })
  const sample = rows.slice(0, shownRows)
  const known = await Promise.all(sample.map(({ client }) => client && findKnown(ctx.organizationId, client)))

  return {
    columns: file.columns,
    mapping,
    rows: rows.length,
    invalid: rows.filter(({ client }) => !client).length,
    repeated: rows.filter(({ isRepeated }) => isRepeated).length,
    ...(room !== undefined && { room }),
    withoutRoom: withoutRoom(rows, room),
    sample: sample.map(({ row, values }, index) => ({ row, values, isKnown: known[index] !== undefined })),
    issues: issuesOf(rows, mapping),
  }
}
