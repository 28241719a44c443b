import type { OwnAppointment } from '@reservaplus/shared/appointments/schema'
import type { Slot } from '@reservaplus/shared/availability/schema'
import { describe, expect, it } from 'vitest'
import { type ManageState, manageReducer } from './manage-state'

const appointment = { id: 'one', status: 'confirmed' } as OwnAppointment
const slot = { start: '2026-11-24T12:30:00Z' } as Slot
const own: ManageState = { view: 'own', appointment, reason: '' }

describe('managing an appointment', () => {
  it('shows the changed appointment and says what was done', () => {
    const moved = { ...appointment, start: slot.start } as OwnAppointment
    const choosing = manageReducer({ ...own, view: 'times' }, { type: 'timeChosen', slot })
    expect(choosing.view).toBe('move')
    const after = manageReducer(choosing, { type: 'changed', appointment: moved, done: 'rescheduled' })
    expect(after).toEqual({ view: 'own', appointment: moved, done: 'rescheduled', reason: '' })
  })

  it('goes back to the times when the chosen one is gone, and says so', () => {
    const state = manageReducer({ ...own, view: 'move', slot }, { type: 'refused', notice: { code: 'SLOT_TAKEN' } })
    expect(state).toMatchObject({ view: 'times', notice: { code: 'SLOT_TAKEN' } })
  })

  it('stays where one is after any other refusal and keeps the reason written', () => {
    const asking: ManageState = { ...own, view: 'cancel', reason: 'Viaje' }
    const state = manageReducer(asking, { type: 'refused', notice: { code: 'BUSY' } })
    expect(state).toMatchObject({ view: 'cancel', reason: 'Viaje' })
    expect(manageReducer(state, { type: 'shown', view: 'own' }).notice).toBeUndefined()
  })
})
