import { beforeAll, describe, expect, it } from 'vitest'
import type { AppContext } from '../app-context'
import { findEventsOfSubject } from '../events/repository'
import { openOrganization } from '../testing/context'
import { useTestTable } from '../testing/table'
import { sendTest } from './send-test'
import { get, list, preview, reset, update } from './service'

useTestTable()
const one = { kind: 'booked', locale: 'es' } as const
const told = async (ctx: AppContext) =>
  (await findEventsOfSubject(ctx.organizationId, { kind: 'mail-template', id: 'booked~es' })).map(({ type }) => type)

let ctx: AppContext
beforeAll(async () => {
  ctx = await openOrganization({ name: 'La Encina' })
})

describe('the words of an organization’s mails', () => {
  it('are ours at first, in every language', async () => {
    const { items } = await list(ctx, {})
    expect(items.every(({ isChanged, version }) => !isChanged && version === 0)).toBe(true)
    expect(items.filter(({ locale }) => locale === 'es')).toHaveLength(items.length / 3)
  })

  it('are changed block by block, told, and ours again when reset', async () => {
    const changed = await update(ctx, { ...one, title: 'Nos vemos, {{client}}', closing: 'Un abrazo' })
    expect(changed).toMatchObject({
      isChanged: true,
      closing: 'Un abrazo',
      subject: changed.defaults.subject,
      version: 1,
    })
    expect((await update(ctx, { ...one, title: null })).title).toBe(changed.defaults.title)
    await expect(update(ctx, { ...one, closing: 'Chao', version: 1 })).rejects.toMatchObject({ code: 'CONFLICT' })

    expect(await reset(ctx, one)).toMatchObject({ ...changed.defaults, isChanged: false, version: 3 })
    expect(await get(ctx, one)).toMatchObject({ ...changed.defaults, isChanged: false })
    expect(await told(ctx)).toEqual(['mail-template.changed', 'mail-template.changed', 'mail-template.changed'])
  })

  it('said as we say it are ours: a better wording reaches them', async () => {
    const { defaults } = await get(ctx, one)
    expect(await update(ctx, { ...one, ...defaults })).toMatchObject({ isChanged: false })
  })

  it('with an unknown variable are refused at their field', async () => {
    for (const refused of [update, preview]) {
      await expect(refused(ctx, { ...one, intro: 'Hola {{nombre}}' })).rejects.toMatchObject({
        code: 'BAD_INPUT',
        details: { issues: [{ path: ['intro'] }] },
      })
    }
  })

  it('are seen with made-up facts before anybody saves them', async () => {
    expect(await preview(ctx, { ...one, intro: 'Hola {{client}}, nos vemos en {{salon}}' })).toMatchObject({
      intro: 'Hola María José, nos vemos en La Encina',
    })
    expect((await get(ctx, one)).isChanged).toBe(false)
  })

  it('are not sent as a test to anybody but a member of the team', async () => {
    await expect(sendTest({ ...ctx, actor: { kind: 'integration', id: 'caja' } }, one)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })
})
