import { describe, expect, it } from 'vitest'
import type { AppContext } from '../app-context'
import { openOrganization } from '../testing/context'
import { newOrganization } from '../testing/samples'
import { useTestTable } from '../testing/table'
import { changeSlug, checkSlug } from './change-slug'
import { createOrganization } from './create'
import { publicGet } from './service'

useTestTable()

const rename = (ctx: AppContext, slug: string) => changeSlug(ctx, { id: ctx.organizationId, slug })

describe('another public address', () => {
  it('is found at once, and the one before leads to the new one: frames in other sites go on working', async () => {
    const ctx = await openOrganization({ name: 'Uno' })
    await rename(ctx, 'uno-nuevo')

    expect(await publicGet(ctx, { slug: 'uno-nuevo' })).toMatchObject({ slug: 'uno-nuevo' })
    expect(await publicGet(ctx, { slug: 'uno' })).toMatchObject({ slug: 'uno-nuevo' })
    expect((await createOrganization(ctx, newOrganization({ name: 'Uno' }))).slug).toBe('uno-2')
  })

  it('is remembered three times; the oldest is free for others then', async () => {
    const ctx = await openOrganization({ name: 'Errante' })
    for (const slug of ['errante-1', 'errante-2', 'errante-3']) await rename(ctx, slug)
    expect(await publicGet(ctx, { slug: 'errante' })).toMatchObject({ slug: 'errante-3' })

    await rename(ctx, 'errante-4')
    const other = await createOrganization(ctx, newOrganization({ name: 'Errante' }))
    expect(other.slug).toBe('errante')
    expect(await publicGet(ctx, { slug: 'errante-1' })).toMatchObject({ slug: 'errante-4' })
  })

  it('may be one of before', async () => {
    const ctx = await openOrganization({ name: 'Vuelve' })
    await rename(ctx, 'vuelve-lejos')
    const back = await rename(ctx, 'vuelve')

    expect(back).toMatchObject({ slug: 'vuelve', formerSlugs: ['vuelve-lejos'] })
    expect(await publicGet(ctx, { slug: 'vuelve-lejos' })).toMatchObject({ slug: 'vuelve' })
  })

  it('F-31 is refused when taken or reserved, at its field, and nothing changes', async () => {
    const ctx = await openOrganization({ name: 'Dos' })
    await openOrganization({ name: 'Tres' })

    await expect(rename(ctx, 'tres')).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { issues: [{ path: ['slug'] }] },
    })
    await expect(rename(ctx, 'stats')).rejects.toMatchObject({ code: 'BAD_INPUT' })
    expect(await publicGet(ctx, { slug: 'dos' })).toMatchObject({ slug: 'dos' })
  })

  it('goes to one of several who want it at once; nobody loses the one they had', async () => {
    const all = await Promise.all(['Cuatro A', 'Cuatro B', 'Cuatro C'].map((name) => openOrganization({ name })))
    const outcomes = await Promise.allSettled(all.map((ctx) => rename(ctx, 'cuatro')))
    const won = outcomes.filter(({ status }) => status === 'fulfilled')

    expect(won).toHaveLength(1)
    const slugs = ['cuatro', 'cuatro-a', 'cuatro-b', 'cuatro-c']
    const found = await Promise.allSettled(all.flatMap((ctx) => slugs.map((slug) => publicGet(ctx, { slug }))))
    // Three own addresses and the new one, seen from each of the three.
    expect(found.filter(({ status }) => status === 'fulfilled')).toHaveLength(12)
  })

  it('may be its own: nothing changes', async () => {
    const ctx = await openOrganization({ name: 'Cinco' })

    expect(await rename(ctx, 'cinco')).toMatchObject({ slug: 'cinco', version: 1 })
  })

  it('is suggested while somebody types', async () => {
    const ctx = await openOrganization({ name: 'Seis' })
    await openOrganization({ name: 'Siete' })
    const check = (slug: string) => checkSlug(ctx, { id: ctx.organizationId, slug })

    expect(await check('ocho')).toEqual({ slug: 'ocho', isFree: true })
    expect(await check('siete')).toMatchObject({ isFree: false, suggestion: 'siete-2' })
    expect(await check('admin')).toMatchObject({ isFree: false, suggestion: 'admin-reservas' })
    expect(await check('Salón Ñandú')).toMatchObject({ isFree: false, suggestion: 'salon-nandu' })
  })
})
