import type { AppointmentStatus } from '@reservaplus/shared/appointments/schema'
import type { Instant, LocalDateTime } from '@reservaplus/shared/time/schema'
import { describe, expect, it } from 'vitest'
import { actionsFor, doubtAbout, statusActions } from './status-actions'

const start = '2026-11-24T13:00:00Z' as Instant
const local = { localStart: '2026-11-24T10:00' as LocalDateTime, timeZone: 'America/Santiago' }
const before = '2026-11-24T12:59:00Z' as Instant

const namesOf = (status: AppointmentStatus, now: Instant) =>
  actionsFor({ status, start, ...local }, now).map(({ action }) => action)

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

describe('doubtAbout', () => {
  const doubtOf = (name: string, now: string) => {
    const action = statusActions.find((each) => each.action === name)

    return action && doubtAbout(action, { start }, now as Instant)
  }

  it('asks before every absence, which nobody can take back', () => {
    expect(doubtOf('noShow', start)).toBe('final')
  })

  it('asks before a visit begins or ends ahead of its time', () => {
    expect([doubtOf('start', before), doubtOf('complete', before)]).toEqual(['early', 'early'])
  })

  it('asks about an arrival hours before, not about one that is a little early', () => {
    expect(doubtOf('checkIn', '2026-11-24T10:59:00Z')).toBe('early')
    expect(doubtOf('checkIn', '2026-11-24T12:40:00Z')).toBeUndefined()
  })

  it('asks nothing about the usual step at the usual time', () => {
    expect(['confirm', 'checkIn', 'start', 'complete'].map((name) => doubtOf(name, start))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})
