import { localDate } from '@reservaplus/shared/time/schema'
import { describe, expect, it } from 'vitest'
import { publicBook } from '../appointments/book'
import { dayView } from '../appointments/read-day'
import { findEventsOfSubject } from '../events/repository'
import { openSalon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { block, unblock } from './block'
import { listBlocks } from './list-blocks'

useTestTable()

const tuesday = localDate.parse('2026-11-24')
const range = { from: '2026-11-24T03:00:00Z', to: '2026-11-25T03:00:00Z' }

const openBlocked = async () => {
  const salon = await openSalon()
  const wish = {
    professionalId: salon.professional.id,
    start: '2026-11-24T13:00:00Z',
    end: '2026-11-24T15:00:00Z',
    reason: 'Dentista',
    acceptOverlap: false,
  }

  return { ...salon, wish }
}

describe('a block', () => {
  it('takes its time from what is offered and bookable until it is removed', async () => {
    const { ctx, wish, offeredOn, bookInput } = await openBlocked()
    const before = await offeredOn(tuesday)
    const made = await block(ctx, wish)
    const blocked = await offeredOn(tuesday)
    expect(before.filter((start) => !blocked.includes(start))).toContain(wish.start)
    await expect(publicBook(ctx, bookInput({ start: wish.start }))).rejects.toMatchObject({ code: 'SLOT_TAKEN' })

    await unblock(ctx, { id: made.id })
    expect(await offeredOn(tuesday)).toEqual(before)
    await expect(unblock(ctx, { id: made.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is told as a thing of its own, one version after the other', async () => {
    const { ctx, wish } = await openBlocked()
    const { id } = await block(ctx, wish)
    await unblock(ctx, { id })
    const told = await findEventsOfSubject(ctx.organizationId, { kind: 'block', id })

    expect(told.map(({ type, version }) => [type, version])).toEqual([
      ['block.changed', 1],
      ['block.changed', 2],
    ])
    expect(JSON.stringify(told)).not.toContain(wish.reason)
  })

  it('is made once, however often the same call is made', async () => {
    const { ctx, wish } = await openBlocked()
    const call = { ...wish, idempotencyKey: 'una-vez-y-ninguna-mas' }

    expect(await block(ctx, call)).toEqual(await block(ctx, call))
    await expect(block(ctx, { ...call, reason: 'Otra' })).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' })
    expect(await listBlocks(ctx, range)).toHaveLength(1)
  })

  it('does not come over an appointment unless somebody with the right says so', async () => {
    const { ctx, wish, bookInput } = await openBlocked()
    await publicBook(ctx, bookInput({ start: wish.start }))

    await expect(block(ctx, wish)).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { issues: [{ path: ['start'] }] },
    })
    await expect(block({ ...ctx, role: 'reception' }, { ...wish, acceptOverlap: true })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    expect(await block(ctx, { ...wish, acceptOverlap: true })).toMatchObject({ start: wish.start })
  })

  it('of two that want the same time at once one is there', async () => {
    const { ctx, wish } = await openBlocked()
    const outcomes = await Promise.allSettled([block(ctx, wish), block(ctx, wish), block(ctx, wish)])

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await listBlocks(ctx, range)).toHaveLength(1)
  })

  it('stands in the day view and the list with its reason, also on its second day', async () => {
    const { ctx, wish } = await openBlocked()
    const made = await block(ctx, { ...wish, end: '2026-11-25T14:00:00Z' })
    const { blocks } = await dayView(ctx, { date: localDate.parse('2026-11-25') })

    expect(blocks).toMatchObject([{ id: made.id, reason: 'Dentista', localStart: '2026-11-24T10:00' }])
    expect(await listBlocks(ctx, range)).toEqual([made])
  })

  it.each([
    ['2026-11-24T13:00:00Z', 'Must be later than the start'],
    ['2026-12-02T13:00:00Z', 'At most 7 days'],
  ])('does not end at %s', async (end, message) => {
    const { ctx, wish } = await openBlocked()

    await expect(block(ctx, { ...wish, end })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      details: { issues: [{ path: ['end'], message }] },
    })
  })

  it('R-07 of somebody else is not there for a professional', async () => {
    const { ctx, wish } = await openBlocked()
    const made = await block(ctx, wish)
    const colleague = { ...ctx, role: 'professional' as const, professionalId: undefined }

    await expect(unblock(colleague, { id: made.id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await listBlocks(colleague, range)).toEqual([])
  })
})
