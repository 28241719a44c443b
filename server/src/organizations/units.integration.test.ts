import { beforeAll, expect, it } from 'vitest'
import type { AppContext } from '../app-context'
import { openOrganization } from '../testing/context'
import { useTestTable } from '../testing/table'
import { meterUnits } from '../testing/units'
import { changeSlug, checkSlug } from './change-slug'
import { listExports, requestExport } from './export'
import { exportSettings } from './read-settings'
import { get, publicGet } from './service'
import { update } from './update'

const table = useTestTable()

let ctx: AppContext
let measure: ReturnType<typeof meterUnits>
beforeAll(async () => {
  ctx = await openOrganization({ name: 'Medida' })
  measure = meterUnits(table().client)
})

it('F-54 what is read and written of an organization is one item, whatever hangs on it', async () => {
  const id = ctx.organizationId
  const used = {
    get: await measure(() => get(ctx)),
    settings: await measure(() => exportSettings(ctx, { id })),
    publicGet: await measure(() => publicGet(ctx, { slug: 'medida' })),
    update: await measure(() => update(ctx, { id, city: 'Arica' })),
    changeSlug: await measure(() => changeSlug(ctx, { id, slug: 'medida-2' })),
    checkSlug: await measure(() => checkSlug(ctx, { id, slug: 'medida-2' })),
    requestExport: await measure(() => requestExport(ctx, { id })),
    listExports: await measure(() => listExports(ctx, { id })),
  }

  expect(used.get).toMatchObject({ requests: 1, rounds: 1, write: 0 })
  expect(used.get.read).toBeLessThanOrEqual(1.5)
  expect(used.settings).toMatchObject({ requests: 1, rounds: 1, write: 0 })
  expect(used.publicGet).toMatchObject({ requests: 2, rounds: 2, write: 0 })
  // Read, then the organization with its index entry and the event with its two.
  expect(used.update).toMatchObject({ requests: 2, rounds: 2 })
  expect(used.update.write).toBeLessThanOrEqual(22)
  expect(used.changeSlug).toMatchObject({ requests: 2, rounds: 2 })
  expect(used.checkSlug).toMatchObject({ requests: 1, rounds: 1 })
  // With the claim of the one that is open.
  expect(used.requestExport).toMatchObject({ requests: 4, rounds: 2 })
  expect(used.listExports).toMatchObject({ requests: 1, rounds: 1 })
})
