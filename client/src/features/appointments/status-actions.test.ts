import type { AppointmentStatus } from '@reservaplus/shared/appointments/schema'
import type { Instant } from '@reservaplus/shared/time/schema'
import { describe, expect, it } from 'vitest'
import { actionsFor } from './status-actions'

const start = '2026-11-24T13:00:00Z' as Instant
const before = '2026-11-24T12:59:00Z' as Instant

const namesOf = (status: AppointmentStatus, now: Instant) =>
  actionsFor({ status, start }, now).map(({ action }) => action)

describe('actionsFor', () => {
  it.each<[AppointmentStatus, string[]]>([
    ['pending', ['confirm', 'checkIn', 'noShow']],
    ['confirmed', ['checkIn', 'noShow']],
    ['checked_in', ['start', 'complete']],
    ['in_progress', ['complete']],
    ['completed', []],
    ['cancelled', []],
    ['no_show', []],
  ])('offers after %s what the life cycle allows, the usual step first', (status, actions) => {
    expect(namesOf(status, start)).toEqual(actions)
  })

  it('offers the no-show only once the time has come', () => {
    expect(namesOf('confirmed', before)).toEqual(['checkIn'])
  })
})
