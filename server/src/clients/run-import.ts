import { createHash } from 'node:crypto'
import { importKey, importMapping } from '@reservaplus/shared/clients/import'
import type { ImportedClient } from '@reservaplus/shared/clients/import-row'
import type { Client } from '@reservaplus/shared/clients/schema'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { clientId } from '@reservaplus/shared/ids/schema'
import { countersOfClient } from '@reservaplus/shared/subscriptions/counters'
import { instantOf } from '@reservaplus/shared/time/instant'
import * as z from 'zod'
import type { AppContext } from '../app-context'
import type { StoredBulkOperation } from '../bulk-operations/entity'
import type { Step, StepReport } from '../bulk-operations/run-step'
import { commitCreation } from '../db/create'
import { findExisting } from '../organizations/find-existing'
import { findWritable } from '../organizations/find-writable'
import { findProfessionals } from '../professionals/repository'
import { countWrites } from '../subscriptions/write-counts'
import { assertEmailFree } from './check-references'
import { updateClient } from './commit-client'
import { assertBorn, newClient } from './create-record'
import { findKnown } from './find-known'
import { type Row, readRows } from './preview-import'
import { importedDetails } from './read-details'
import { parseFile, readUpload } from './read-file'
import { clientCreation, findClient } from './repository'

const asked = z.object({ key: importKey, mapping: importMapping, duplicates: z.enum(['skip', 'update']) })

/** The same whenever this row is imported: who was made of it is found again. */
const idOf = ({ id }: StoredBulkOperation, index: number) =>
  clientId.parse(createHash('sha256').update(`${id}-${index}`).digest('hex').slice(0, 32))

type Loaded = { id: string; rows: Promise<Row[]> }
/** A container works through one file at a time. */
let loaded: Loaded | undefined

const load = (ctx: AppContext, { id, input }: StoredBulkOperation): Promise<Row[]> => {
  if (loaded?.id === id) return loaded.rows
  const { key, mapping } = asked.parse(input)
  const rows = Promise.all([readUpload(ctx, key), findExisting(ctx)]).then(([text, { country }]) =>
    readRows(parseFile(text).rows, { mapping, country }),
  )
  loaded = { id, rows }
  rows.catch(() => {
    loaded = undefined
  })

  return rows
}

/** Whoever an earlier row of the file has made of the same mail or phone: the projection may not know them yet. */
const findEarlier = async (ctx: AppContext, operation: StoredBulkOperation, { rows, index }: Place) => {
  const row = rows[index]
  if (!row?.isRepeated) return undefined
  const { email, phone } = row.client ?? {}
  const isSame = ({ client }: Row) =>
    (email !== undefined && client?.email === email) || (phone !== undefined && client?.phone === phone)
  const first = rows.findIndex(isSame)

  return first < 0 || first >= index
    ? undefined
    : findClient(ctx.organizationId, idOf(operation, first), { consistent: true })
}

type Place = { rows: readonly Row[]; index: number }

/** Read only where a row names somebody. */
const teamFor = async ({ organizationId }: AppContext, { preferredProfessional }: ImportedClient) =>
  preferredProfessional === undefined ? [] : findProfessionals(organizationId)

const consentOf = ({ marketingConsent }: ImportedClient) => (marketingConsent === undefined ? {} : { marketingConsent })

const create = (ctx: AppContext, imported: ImportedClient, id: Client['id']): Promise<Client> =>
  commitCreation<Client>(ctx, {
    kind: 'client',
    id,
    find: (made) => findClient(ctx.organizationId, clientId.parse(made), { consistent: true }),
    decide: async () => {
      const organization = await findWritable(ctx)
      const now = instantOf(ctx.clock.now())
      const details = { ...importedDetails(imported, await teamFor(ctx, imported)), ...consentOf(imported) }
      const item = newClient(details, {
        id,
        kind: imported.kind ?? 'internal',
        now,
        organization,
        consentSource: 'import',
        path: [],
      })
      await assertEmailFree(ctx.organizationId, id, item.email)
      const counted = await countWrites(ctx, { before: [], after: countersOfClient(item) })

      return { item, writes: [...clientCreation(item), ...counted] }
    },
  })

/** What the row says becomes what the record says; what it leaves empty stays. */
const change = async (
  ctx: AppContext,
  known: Client,
  { marketingConsent, ...imported }: ImportedClient,
): Promise<void> => {
  const at = instantOf(ctx.clock.now())
  const said = importedDetails(imported, await teamFor(ctx, imported))
  await updateClient(ctx, known.id, async (current) => {
    assertBorn(said.birthDate, await findExisting(ctx), { now: at, path: [] })
    await assertEmailFree(ctx.organizationId, known.id, said.email)
    const isSaidBefore =
      marketingConsent === undefined || marketingConsent === (current.marketingConsent?.given ?? false)

    return {
      ...current,
      ...said,
      ...(said.lastName === '' && { lastName: current.lastName }),
      ...(!isSaidBefore && { marketingConsent: { given: marketingConsent, at, source: 'import' as const } }),
    }
  })
}

const importRow = async (ctx: AppContext, operation: StoredBulkOperation, place: Place): Promise<StepReport> => {
  const row = place.rows[place.index]
  if (!row) return undefined
  const { client, issues, row: line } = row
  if (!client) {
    const { mapping } = asked.parse(operation.input)
    const told = issues.map(({ field, message }) => `${mapping[field] ?? field}: ${message}`).join('; ')
    throw new AppError('BAD_INPUT', `Row ${line}: ${told}`)
  }
  const id = idOf(operation, place.index)
  const [earlier, found] = await Promise.all([
    findEarlier(ctx, operation, place),
    findKnown(ctx.organizationId, client),
  ])
  const known = found ?? earlier
  if (!known || known.id === id) {
    await create(ctx, client, id)

    return undefined
  }
  if (asked.parse(operation.input).duplicates === 'skip') {
    return { subjectId: known.id, message: `Row ${line}: left out, known by mail or phone` }
  }
  await change(ctx, known, client)

  return { subjectId: known.id, message: `Row ${line}: changed who is known by mail or phone` }
}

/** One row of a file becomes a client, in one transaction with their place in the plan. */
export const importStep: Step = {
  writtenAtOnce: 20,
  run: async (ctx, operation, index) => importRow(ctx, operation, { rows: await load(ctx, operation), index }),
}
