import { AppError } from '@reservaplus/shared/errors/app-error'
import type { OrganizationId } from '@reservaplus/shared/ids/schema'
import type { OrganizationExport } from '@reservaplus/shared/organizations/export'
import { instantOf } from '@reservaplus/shared/time/instant'
import { filesBucket } from '../adapters/files-bucket'
import type { AppContext } from '../app-context'
import { changeEvent } from '../db/change'
import { commitDecision, type Decision } from '../db/commit-decision'
import { uniqueKinds } from '../db/keys'
import { findUniqueHolder, uniqueClaim, uniqueHandOver } from '../db/unique'
import { eventCreation } from '../events/repository'
import { assertOwnOrganization } from './change'
import type { ExportFile, StoredExport } from './export-entity'
import { exportCreation, findExport, findExportFiles, findExports } from './export-repository'
import { findExisting } from './find-existing'

const linkSeconds = 900

const summaryOf = ({ id, status, requestedAt, finishedAt }: StoredExport) => ({ id, status, requestedAt, finishedAt })

const signedFile = async ({ name, records, key }: ExportFile) => ({
  name,
  records,
  url: await filesBucket().signDownload(key, { seconds: linkSeconds, fileName: name.replaceAll('/', '-') }),
})

const shown = async (stored: StoredExport, cursor?: string): Promise<OrganizationExport> => {
  if (stored.status !== 'ready') return { ...summaryOf(stored), files: [] }
  const page = await findExportFiles(stored, cursor)

  return { ...summaryOf(stored), files: await Promise.all(page.items.map(signedFile)), cursor: page.cursor }
}

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
    parts: 0,
    pages: 0,
    failures: 0,
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

type Asked = Target & { exportId: string; cursor?: string | undefined }

export const getExport = async (ctx: AppContext, input: Asked): Promise<OrganizationExport> => {
  assertOwnOrganization(ctx, input.id)
  const found = await findExport(ctx.organizationId, input.exportId)
  if (!found) throw new AppError('NOT_FOUND', 'There is no such export')

  return shown(found, input.cursor)
}
