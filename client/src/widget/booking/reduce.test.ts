import type { Hold } from '@reservaplus/shared/appointments/holds'
import type { OwnAppointment } from '@reservaplus/shared/appointments/schema'
import type { Slot } from '@reservaplus/shared/availability/schema'
import type { LocalDate } from '@reservaplus/shared/time/schema'
import { describe, expect, it } from 'vitest'
import { rightDetails, sampleCatalogue } from '../testing/sample-catalogue'
import { type BookingAction, bookingReducer } from './reduce'
import { askedSteps, type BookingState, firstState, stepBefore } from './state'

const reduce = bookingReducer(sampleCatalogue)
const slot = { start: '2026-11-24T12:30:00Z', local: '2026-11-24T09:30', professionalId: 'berta' } as Slot
const hold = { id: 'h', token: 't', slot, expiresAt: '2026-11-23T12:10:00Z' } as Hold
const appointment = { id: 'one', status: 'confirmed' } as OwnAppointment

const toReview: BookingAction[] = [
  { type: 'serviceChosen', serviceId: 'cut' },
  { type: 'professionalChosen', professionalId: 'any' },
  { type: 'dateChosen', date: '2026-11-24' as LocalDate },
  { type: 'timeKept', slot, hold },
  { type: 'detailsEdited', details: rightDetails },
  { type: 'detailsGiven', wrong: {} },
]
const after = (actions: readonly BookingAction[], from: BookingState = firstState(sampleCatalogue, {})) =>
  actions.reduce(reduce, from)

describe('the steps of a booking', () => {
  it('asks one thing after the other up to the review', () => {
    const shown = toReview.map((_, index) => after(toReview.slice(0, index + 1)).step)
    expect(shown).toEqual(['professional', 'time', 'time', 'details', 'details', 'review'])
    expect(after([...toReview, { type: 'booked', appointment }])).toMatchObject({ step: 'done', booked: appointment })
  })

  it('does not ask with whom when only one can do it, nor on the way back', () => {
    const state = after([{ type: 'serviceChosen', serviceId: 'colour' }])
    expect(state).toMatchObject({ step: 'time', professionalId: 'ana' })
    expect(askedSteps(sampleCatalogue, state)).not.toContain('professional')
    expect(stepBefore(sampleCatalogue, state)).toBe('service')
  })

  it('begins after what the link of the salon says', () => {
    expect(firstState(sampleCatalogue, { service: 'cut' }).step).toBe('professional')
    expect(firstState(sampleCatalogue, { service: 'cut', professional: 'berta' }).step).toBe('time')
    expect(firstState(sampleCatalogue, { professional: 'berta' }).step).toBe('service')
  })

  it.each([
    ['an unknown service', { service: 'gone' }, 'service'],
    ['somebody who does not do the service', { service: 'cut', professional: 'zoe' }, 'professional'],
  ])('asks again when the link names %s', (_case, preselected, step) => {
    expect(firstState(sampleCatalogue, preselected).step).toBe(step)
  })

  it('keeps everything on the way back', () => {
    const review = after(toReview)
    const back = after(
      [
        { type: 'shown', step: 'time' },
        { type: 'shown', step: 'service' },
      ],
      review,
    )
    expect(back).toEqual({ ...review, step: 'service' })
    expect(after([{ type: 'shown', step: 'review' }], back).step).toBe('review')
  })

  it('drops the time when the service changes, but not what was typed', () => {
    const state = after([{ type: 'serviceChosen', serviceId: 'colour' }], after(toReview))
    expect(state.slot).toBeUndefined()
    expect(state.details).toEqual(rightDetails)
  })

  it('keeps the time when the same service and professional are chosen again', () => {
    const again: BookingAction[] = [
      { type: 'serviceChosen', serviceId: 'cut' },
      { type: 'professionalChosen', professionalId: 'any' },
    ]
    expect(after(again, after(toReview)).slot).toEqual(slot)
  })

  it('leads back to the times when the time is gone and offers those near it', () => {
    const state = after(
      [{ type: 'timeLost', start: 'gone', notice: { code: 'SLOT_TAKEN' }, alternatives: ['x'] }],
      after(toReview),
    )
    expect(state).toMatchObject({ step: 'time', notice: { code: 'SLOT_TAKEN' }, alternatives: ['x'] })
    expect([state.slot, state.hold]).toEqual([undefined, undefined])
    expect(state.details).toEqual(rightDetails)
    expect(after([{ type: 'dateChosen', date: '2026-11-25' as LocalDate }], state).alternatives).toEqual(['x'])
  })

  it('remembers what was refused until another service or professional is asked for', () => {
    const lost = (start: string) => ({
      type: 'timeLost' as const,
      start,
      notice: { code: 'SLOT_TAKEN' as const },
      alternatives: [],
    })
    const state = after([lost('one'), lost('two')], after(toReview))
    expect(state.refused).toEqual(['one', 'two'])
    expect(
      after([{ type: 'professionalChosen', professionalId: state.professionalId ?? '' }], state).refused,
    ).toHaveLength(2)
    expect(after([{ type: 'professionalChosen', professionalId: 'another' }], state).refused).toEqual([])
  })

  it('leads back to the field that the API found wrong, and forgets the mark when it is corrected', () => {
    const refused = after([{ type: 'refused', notice: { code: 'BAD_INPUT' }, wrong: { phone: true } }], after(toReview))
    expect(refused).toMatchObject({ step: 'details', wrong: { phone: true } })
    expect(after([{ type: 'detailsEdited', details: { phone: '+56 2' } }], refused).wrong).toEqual({})
  })

  it('stays at the review after any other refusal, with the hold', () => {
    const state = after([{ type: 'refused', notice: { code: 'UNAVAILABLE' } }], after(toReview))
    expect(state).toMatchObject({ step: 'review', hold, notice: { code: 'UNAVAILABLE' } })
  })

  it('goes on without a hold when it ends: the time may still be free', () => {
    const state = after([{ type: 'holdEnded' }], after(toReview))
    expect(state).toMatchObject({ step: 'review', slot })
    expect(state.hold).toBeUndefined()
  })

  it.each(['time', 'details', 'review', 'done'] as const)('cannot show %s before what leads to it', (step) => {
    expect(after([{ type: 'shown', step }]).step).toBe('service')
  })

  it('is over once booked: no way back books a second time', () => {
    const done = after([...toReview, { type: 'booked', appointment }])
    expect(after([{ type: 'shown', step: 'review' }, ...toReview], done)).toBe(done)
  })
})
