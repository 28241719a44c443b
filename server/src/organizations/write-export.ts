import { addMinutes, instantOf } from '@reservaplus/shared/time/instant'
import { filesBucket } from '../adapters/files-bucket'
import type { Clock } from '../app-context'
import { organizationPk } from '../db/keys'
import { readPartition } from '../db/partition'
import type { ExportFile, StoredExport } from './export-entity'
import { partFiles } from './export-part'
import { findExport, putExportPages, replaceExport } from './export-repository'

const namesOfPage = 100

/** The names first, then the export that counts them: what is written again has the same place. */
const withFiles = async (current: StoredExport, files: readonly ExportFile[]): Promise<StoredExport> => {
  const { organizationId, id: exportId, requestedAt } = current
  const pages = Array.from({ length: Math.ceil(files.length / namesOfPage) }, (_, at) => ({
    organizationId,
    exportId,
    page: current.pages + at,
    files: files.slice(at * namesOfPage, (at + 1) * namesOfPage),
    requestedAt,
  }))
  await putExportPages(pages)

  return { ...current, pages: current.pages + pages.length }
}

/** One more part: its files lie in the bucket before the export says so, and the same part again has the same names. */
const writePart = async (current: StoredExport): Promise<StoredExport> => {
  const { organizationId, id, parts, position } = current
  const page = await readPartition(organizationPk(organizationId), position)
  const written = await Promise.all(
    partFiles(page.items, parts + 1).map(async ({ name, records, body, contentType }) => {
      const key = `exports/${organizationId}/${id}/${name}`
      await filesBucket().write(key, body, contentType)

      return { name, records, key }
    }),
  )

  return {
    ...(await withFiles(current, written)),
    position: page.last,
    parts: parts + 1,
    ...(page.last === undefined && { listing: { folder: 0 } }),
  }
}

const folders = ['media', 'clients']

/** What lies in the bucket already is named, not copied: the organization's images, its clients' files. */
const nameStored = async (current: StoredExport, finishedAt: StoredExport['finishedAt']): Promise<StoredExport> => {
  const { folder: at, cursor } = current.listing ?? { folder: 0 }
  const folder = folders[at]
  if (folder === undefined) return { ...current, status: 'ready', finishedAt }
  const prefix = `${folder}/${current.organizationId}/`
  const page = await filesBucket().list(prefix, cursor)
  const files = page.keys.map((key) => ({ name: `${folder}/${key.slice(prefix.length)}`, records: 1, key }))

  return {
    ...(await withFiles(current, files)),
    listing: page.cursor ? { folder: at, cursor: page.cursor } : { folder: at + 1 },
  }
}

type Writing = { clock: Clock; isTimeLeft: () => boolean }

/** Part by part; ends early when the time is up and goes on with a later call where it was, behind those who wait. */
export const writeExport = async (asked: StoredExport, { clock, isTimeLeft }: Writing): Promise<StoredExport> => {
  let current = asked
  while (current.status === 'requested' && isTimeLeft()) {
    const now = instantOf(clock.now())
    const written = await (current.listing ? nameStored(current, now) : writePart(current))
    const next = { ...written, failures: 0, turnAt: now, version: current.version + 1 }
    await replaceExport(next, current)
    current = next
  }

  return current
}

const mostFailures = 8
const minutesBehind = 15

/** Behind the others, later each time; after so many times in a row it is given up, and may be asked for again. */
export const recordExportFailure = async (failed: StoredExport, { clock }: Pick<Writing, 'clock'>): Promise<void> => {
  const current = await findExport(failed.organizationId, failed.id)
  if (current?.status !== 'requested') return
  const now = instantOf(clock.now())
  const failures = current.failures + 1
  const version = current.version + 1
  const given: StoredExport =
    failures < mostFailures
      ? { ...current, failures, turnAt: addMinutes(now, minutesBehind * failures), version }
      : { ...current, failures, status: 'failed', finishedAt: now, version }
  await replaceExport(given, current)
}
