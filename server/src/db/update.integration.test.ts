import { AppError } from '@reservaplus/shared/errors/app-error'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import { PutTransaction } from 'dynamodb-toolbox/entity/actions/transactPut'
import { describe, expect, it } from 'vitest'
import { findEventsOfSubject } from '../events/repository'
import { OrganizationEntity } from '../organizations/entity'
import { findOrganization } from '../organizations/repository'
import { openOrganization } from '../testing/context'
import { useTestTable } from '../testing/table'
import { commitUpdate, type Update } from './update'

useTestTable()

const openUpdate = async () => {
  const ctx = await openOrganization({ name: 'Cambios' })
  const rename = (change: Update<Organization>['change'], version?: number) =>
    commitUpdate<Organization>(ctx, {
      kind: 'organization',
      read: () => findOrganization(ctx.organizationId, { consistent: true }),
      change,
      version,
      writes: (next, current) => [
        {
          role: 'state',
          action: OrganizationEntity.build(PutTransaction)
            .item(next)
            .options({ condition: { attr: 'version', eq: current.version } }),
        },
      ],
    })

  return { ctx, rename }
}

describe('commitUpdate', () => {
  it('keeps both of two changes to different fields that come at once', async () => {
    const { ctx, rename } = await openUpdate()
    await Promise.all([
      rename((current) => ({ ...current, city: 'Arica' })),
      rename((current) => ({ ...current, address: 'Sotomayor 1' })),
    ])

    expect(await findOrganization(ctx.organizationId)).toMatchObject({
      city: 'Arica',
      address: 'Sotomayor 1',
      version: 3,
    })
  })

  it('F-52 writes who changed which field from what to what', async () => {
    const { ctx, rename } = await openUpdate()
    await rename((current) => ({ ...current, city: 'Arica' }))

    const event = (await findEventsOfSubject(ctx.organizationId, { kind: 'organization', id: ctx.organizationId })).at(
      -1,
    )
    expect(event).toMatchObject({ actor: ctx.actor, version: 2 })
    expect(event?.data).toEqual({ changes: { city: { before: expect.any(String), after: 'Arica' } } })
  })

  it('writes nothing when nothing is different', async () => {
    const { rename } = await openUpdate()

    expect(await rename((current) => ({ ...current }))).toMatchObject({ version: 1 })
  })

  it('refuses a change to what somebody else has changed since it was shown', async () => {
    const { rename } = await openUpdate()
    await rename((current) => ({ ...current, city: 'Arica' }), 1)

    await expect(rename((current) => ({ ...current, city: 'Iquique' }), 1)).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it('passes on what the decision refuses', async () => {
    const { rename } = await openUpdate()
    const refusal = new AppError('FORBIDDEN', 'No')

    await expect(
      rename(() => {
        throw refusal
      }),
    ).rejects.toBe(refusal)
  })
})
