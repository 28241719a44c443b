import { describe, expect, it } from 'vitest'
import { openOrganization, testClock } from '../testing/context'
import { useTestTable } from '../testing/table'
import { deactivate, reactivate, requestDeletion } from './change-activity'
import { findOrganization } from './repository'
import { publicGet } from './service'
import { update } from './update'

useTestTable()

const open = async (name: string) => {
  const clock = testClock('2026-11-23T14:00:00Z')
  const ctx = await openOrganization({ name }, clock)
  const slug = (await findOrganization(ctx.organizationId))?.slug ?? ''

  return { ctx, clock, slug, id: ctx.organizationId }
}

describe('an organization that is closed', () => {
  it('is not there for the public, takes no changes, and is itself again once it is opened', async () => {
    const { ctx, slug, id } = await open('Uno')
    await deactivate(ctx, { id })

    await expect(publicGet(ctx, { slug })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(update(ctx, { id, city: 'Arica' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await reactivate(ctx, { id })
    expect(await publicGet(ctx, { slug })).toMatchObject({ city: 'Santiago' })
  })
})

describe('deleting an organization', () => {
  it('needs its address typed, closes at once and waits thirty days', async () => {
    const { ctx, slug, id } = await open('Dos')
    await expect(requestDeletion(ctx, { id, confirmation: 'otra' })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      details: { issues: [{ path: ['confirmation'] }] },
    })

    expect(await requestDeletion(ctx, { id, confirmation: slug })).toMatchObject({
      isActive: false,
      deletesAt: '2026-12-23T14:00:00Z',
    })
    await expect(publicGet(ctx, { slug })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('keeps its date when asked again, and is taken back by opening again', async () => {
    const { ctx, clock, slug, id } = await open('Tres')
    await requestDeletion(ctx, { id, confirmation: slug })
    clock.set('2026-11-30T14:00:00Z')
    expect(await requestDeletion(ctx, { id, confirmation: slug })).toMatchObject({ deletesAt: '2026-12-23T14:00:00Z' })

    const again = await reactivate(ctx, { id })
    expect(again.isActive).toBe(true)
    expect(Object.hasOwn(again, 'deletesAt')).toBe(false)
  })
})
