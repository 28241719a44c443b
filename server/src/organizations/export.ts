import { AppError } from '@reservaplus/shared/errors/app-error'
import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { OrganizationExport } from '@reservaplus/shared/organizations/export'
import { instantOf } from '@reservaplus/shared/time/instant'
import { filesBucket } from '../adapters/files-bucket'
import type { AppContext, Clock } from '../app-context'
import { changeEvent } from '../db/change'
import { commitDecision, type Decision } from '../db/commit-decision'
import { organizationPk, uniqueKinds } from '../db/keys'
import { readPartition } from '../db/partition'
import { findUniqueHolder, uniqueClaim, uniqueHandOver } from '../db/unique'
import { eventCreation } from '../events/repository'
import { assertOwnOrganization } from './change'
import type { StoredExport } from './export-entity'
import { partFiles } from './export-part'
import { exportCreation, findExport, findExports, replaceExport } from './export-repository'
import { findExisting } from './find-existing'

const linkSeconds = 900

const summaryOf = ({ id, status, requestedAt, finishedAt }: StoredExport) => ({ id, status, requestedAt, finishedAt })

const signedFile = async ({ name, records, key }: StoredExport['files'][number]) => ({
  name,
  records,
  url: await filesBucket().signDownload(key, { seconds: linkSeconds, fileName: name.replaceAll('/', '-') }),
})

const shown = async (stored: StoredExport): Promise<OrganizationExport> => ({
  ...summaryOf(stored),
  files: stored.status === 'ready' ? await Promise.all(stored.files.map(signedFile)) : [],
})

type Target = { id: OrganizationId }

/** The open one, or this one; of two at once the second finds the first. */
const decideExport = async (ctx: AppContext, created: StoredExport): Promise<Decision<StoredExport>> => {
  const { organizationId } = created
  const value = uniqueKinds.latestExport(organizationId)
  const [{ version }, exports, holderId] = await Promise.all([
    findExisting(ctx),
    findExports(organizationId),
    findUniqueHolder(value, { consistent: true }),
  ])
  const open = exports.find(({ status }) => status === 'requested')
  if (open) return { writes: [], result: open }
  const claim = { value, organizationId, holderId: created.id }
  const after = { export: created.id }
  const event = changeEvent(ctx, { kind: 'organization', id: organizationId, version, after })

  return {
    writes: [
      eventCreation(event),
      exportCreation(created),
      holderId === undefined ? uniqueClaim(claim, 'state') : uniqueHandOver(claim, { holderId }),
    ],
    result: created,
  }
}

/** One at a time: who asks again while it is being made gets the same. Also without a subscription that runs. */
export const requestExport = async (ctx: AppContext, { id }: Target): Promise<OrganizationExport> => {
  assertOwnOrganization(ctx, id)
  const created: StoredExport = {
    id: ctx.newId(),
    organizationId: id,
    status: 'requested',
    requestedBy: ctx.actor,
    requestedAt: instantOf(ctx.clock.now()),
    files: [],
    parts: 0,
    version: 1,
  }
  const asked = await commitDecision<StoredExport>(ctx, {
    decide: () => decideExport(ctx, created),
    recover: () => findExport(id, created.id),
    isRepeatable: false,
  })

  return shown(asked)
}

export const listExports = async (ctx: AppContext, { id }: Target) => {
  assertOwnOrganization(ctx, id)

  return { items: (await findExports(id)).map(summaryOf) }
}

export const getExport = async (ctx: AppContext, input: Target & { exportId: string }): Promise<OrganizationExport> => {
  assertOwnOrganization(ctx, input.id)
  const found = await findExport(ctx.organizationId, input.exportId)
  if (!found) throw new AppError('NOT_FOUND', 'There is no such export')

  return shown(found)
}

/** One more part: its files lie in the bucket before the export says so, and the same part again has the same names. */
const writePart = async (current: StoredExport): Promise<StoredExport> => {
  const { organizationId, id, parts, position, files } = current
  const page = await readPartition(organizationPk(organizationId), position)
  const written = await Promise.all(
    partFiles(page.items, parts + 1).map(async ({ name, records, body, contentType }) => {
      const key = `exports/${organizationId}/${id}/${name}`
      await filesBucket().write(key, body, contentType)

      return { name, records, key }
    }),
  )

  return {
    ...current,
    files: [...files, ...written],
    position: page.last,
    parts: parts + 1,
    version: current.version + 1,
  }
}

/** What lies in the bucket already is named, not copied: the organization's images, its clients' files. */
const storedFiles = async (organizationId: OrganizationId): Promise<StoredExport['files']> => {
  const files: StoredExport['files'] = []
  for (const folder of ['media', 'clients']) {
    const prefix = `${folder}/${organizationId}/`
    let cursor: string | undefined
    do {
      const page = await filesBucket().list(prefix, cursor)
      files.push(...page.keys.map((key) => ({ name: `${folder}/${key.slice(prefix.length)}`, records: 1, key })))
      cursor = page.cursor
    } while (cursor)
  }

  return files
}

type Writing = { clock: Clock; isTimeLeft: () => boolean }

/** Part by part; ends early when the time is up and goes on with the next call where it was. */
export const writeExport = async (asked: StoredExport, { clock, isTimeLeft }: Writing): Promise<StoredExport> => {
  let current = asked
  while (current.status === 'requested' && isTimeLeft()) {
    const next = await writePart(current)
    const done: StoredExport = next.position
      ? next
      : {
          ...next,
          status: 'ready',
          finishedAt: instantOf(clock.now()),
          files: [...next.files, ...(await storedFiles(current.organizationId))],
        }
    await replaceExport(done, current)
    current = done
  }

  return current
}
