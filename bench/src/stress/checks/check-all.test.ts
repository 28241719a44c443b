import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { instant } from '@reservaplus/shared/time/schema'
import { describe, expect, it } from 'vitest'

import {
  antonia,
  booked,
  chair,
  diego,
  doneBy,
  entryOf,
  eventOf,
  idOf,
  person,
  soundEvidence,
} from '../testing/sound-evidence'
import { checkAll } from './check-all'
import type { Evidence } from './violation'

const sound = (...appointments: Appointment[]) => soundEvidence(appointments)

const found = (evidence: Evidence) => [...new Set(checkAll(evidence).map(({ check }) => check))]

const six = booked({ name: 'six', start: '2026-11-24T21:00:00Z' })

describe('what is right passes', () => {
  it.each([
    ['one appointment', [six]],
    ['the next one after the gap of five minutes', [six, booked({ name: 'next', start: '2026-11-24T21:35:00Z' })]],
    ['the same time with another professional', [six, booked({ name: 'other', start: six.start, who: diego })]],
    ['the same time as a cancelled one', [six, booked({ name: 'gone', start: six.start, status: 'cancelled' })]],
    [
      'as many at once as there are chairs',
      ['a', 'b'].map((name, index) =>
        booked({ name, start: six.start, usesChair: true, who: [antonia, diego][index] ?? '' }),
      ),
    ],
  ])('%s', (_what, appointments) => {
    expect(checkAll(sound(...appointments))).toEqual([])
  })

  it('a short one while another processes', () => {
    const segments = [
      { minutes: 20, kind: 'work' as const },
      { minutes: 40, kind: 'processing' as const },
      { minutes: 20, kind: 'work' as const },
    ]
    const colour = booked({ name: 'colour', start: six.start, minutes: 80, segments })
    const between = booked({ name: 'between', start: '2026-11-24T21:25:00Z' })
    const evidence = sound(colour, between)
    const day = evidence.snapshot.agenda.find(({ entries }) => entries[0]?.id === colour.id)
    const whole = entryOf(colour)
    if (day)
      day.entries = [
        { ...whole, end: whole.start + 20 },
        { ...whole, start: whole.start + 60 },
      ]
    expect(checkAll(evidence)).toEqual([])
  })
})

describe('a double booking is found', () => {
  it.each([
    ['the same time', booked({ name: 'b', start: six.start })],
    ['a minute less than the gap', booked({ name: 'b', start: '2026-11-24T21:34:00Z' })],
    ['a buffer that is longer than the gap', booked({ name: 'b', start: '2026-11-24T21:36:00Z', before: 10 })],
  ])('%s', (_what, other) => {
    expect(found(sound(six, other))).toEqual(['overlap'])
  })

  it('one more than there are chairs, also by its buffer only', () => {
    const taken = [antonia, diego, idOf('third')].map((who, index) =>
      booked({
        name: `c${index}`,
        who,
        usesChair: true,
        start: index < 2 ? six.start : '2026-11-24T21:35:00Z',
        before: index < 2 ? 0 : 10,
      }),
    )
    expect(found(sound(...taken))).toEqual(['capacity'])
  })

  it('two holds that count at once', () => {
    const evidence = sound()
    const hold = { ...entryOf(six), kind: 'hold' as const, expiresAt: evidence.nowSeconds + 300 }
    const other = { ...hold, id: idOf('other'), start: hold.start + 10, end: hold.end + 10 }
    evidence.snapshot.agenda.push({ resourceId: antonia, day: '2026-11-24', entries: [hold, other], version: 2 })
    expect(found(evidence)).toEqual(['overlap'])
  })
})

type Damage = [what: string, check: string, damage: (evidence: Evidence) => void]

const later = { ...six, version: 2, status: 'cancelled' as const }

const damages: Damage[] = [
  [
    'an appointment that the agenda has lost',
    'agenda-lacks',
    ({ snapshot }) => Object.assign(snapshot, { agenda: [] }),
  ],
  [
    'an agenda entry whose appointment is cancelled',
    'agenda-has-extra',
    ({ snapshot }) => snapshot.appointments.splice(0, 1, { ...six, status: 'cancelled' }),
  ],
  [
    'an agenda entry that is too short',
    'agenda-lacks',
    ({ snapshot }) => void snapshot.agenda[0]?.entries.splice(0, 1, { ...entryOf(six), end: entryOf(six).end - 1 }),
  ],
  ['an entry twice in one day', 'agenda-twice', ({ snapshot }) => void snapshot.agenda[0]?.entries.push(entryOf(six))],
  ['a missing event', 'events', ({ snapshot }) => Object.assign(snapshot, { events: [] })],
  [
    'two events of one version',
    'events',
    ({ snapshot }) => void snapshot.events.push(eventOf(six, { id: idOf('twin') })),
  ],
  [
    'a hole in the versions',
    'events',
    ({ snapshot }) => {
      snapshot.appointments[0] = { ...later, version: 3 }
      snapshot.events.push(eventOf({ ...later, version: 3 }, { type: 'appointment.cancelled' }))
      snapshot.agenda = []
    },
  ],
  [
    'a change that no event tells',
    'events',
    ({ snapshot }) => {
      snapshot.appointments[0] = { ...later, version: 1 }
      snapshot.agenda = []
    },
  ],
  [
    'an event of nothing',
    'events',
    ({ snapshot }) => void snapshot.events.push(eventOf(booked({ name: 'ghost', start: six.start }))),
  ],
  [
    'a reference to another time',
    'reference',
    ({ snapshot }) => snapshot.references.splice(0, 1, { id: six.id, start: '2026-11-24T22:00:00Z' }),
  ],
  [
    'an old item that a move left behind',
    'reference',
    ({ snapshot }) => void snapshot.appointments.push({ ...six, status: 'cancelled' }),
  ],
  [
    'a reference to nothing',
    'reference',
    ({ snapshot }) => void snapshot.references.push({ id: idOf('ghost'), start: six.start }),
  ],
  [
    'two clients with one mail',
    'client',
    ({ snapshot }) => void snapshot.clients.push(person('twin', 'emilia@prueba.example')),
  ],
  ['an appointment without its client', 'client', ({ snapshot }) => Object.assign(snapshot, { clients: [] })],
  ['a booking that was not counted', 'counter', ({ snapshot }) => Object.assign(snapshot, { counted: 0 })],
]

describe('damage is found', () => {
  it.each(damages)('%s', (_what, check, damage) => {
    const evidence = sound(six)
    expect(checkAll(evidence)).toEqual([])
    damage(evidence)
    expect(found(evidence)).toContain(check)
  })
})

describe('a broken promise is found', () => {
  const ghost = doneBy(booked({ name: 'ghost', start: six.start }))
  const promise = doneBy(six)

  it.each([
    ['acknowledged, but not there', ghost],
    ['refused, but there', { ...promise, answers: [], state: 'refused' as const }],
    [
      'answered with another start',
      { ...promise, answers: promise.answers.map((each) => ({ ...each, start: '2026-11-24T22:00:00Z' })) },
    ],
    [
      'answered with a version that never was',
      { ...promise, answers: promise.answers.map((each) => ({ ...each, version: 7 })) },
    ],
    ['booked at another time than asked', { ...promise, input: { start: '2026-11-24T22:00:00Z' } }],
    ['a change at the desk that left no event', { ...promise, op: 'desk', call: 'confirm' as const, answers: [] }],
    [
      'a cancellation by link that left no event',
      { ...promise, op: 'link', call: 'manageCancel' as const, answers: [], input: { appointmentId: six.id } },
    ],
  ])('%s', (_what, verdict) => {
    expect(found({ ...sound(six), verdicts: [verdict] })).toEqual(['promise'])
  })

  it('one booking carried out twice', () => {
    const twin = { ...booked({ name: 'twin', start: '2026-11-24T22:00:00Z' }), notes: 'six' }
    expect(found({ ...sound(six, twin), verdicts: [promise] })).toEqual(['promise'])
  })

  it('one change at the desk carried out twice, or carried out though it was refused', () => {
    const evidence = sound(six)
    const moves = [2, 3].map((version) =>
      eventOf({ ...six, version }, { type: 'appointment.rescheduled', actorId: 'desk' }),
    )
    evidence.snapshot.events.push(...moves)
    evidence.snapshot.appointments[0] = { ...six, version: 3 }
    const verdict = { op: 'desk', call: 'reschedule' as const, input: {}, answers: [], made: [], isRepeated: false }
    expect(found({ ...evidence, verdicts: [{ ...verdict, state: 'done' }] })).toEqual(['promise'])
    expect(found({ ...evidence, verdicts: [{ ...verdict, state: 'refused' }] })).toEqual(['promise'])
  })

  it('a move that wrote nothing is true where it stood there; asked again, where it stood there once', () => {
    const evidence = sound(six)
    const later = { ...six, start: instant.parse('2026-11-24T22:00:00Z'), version: 2 }
    evidence.snapshot.events.push(eventOf(later, { type: 'appointment.rescheduled', actorId: 'other' }))
    evidence.snapshot.appointments[0] = later
    const { id, start, professionalId, status, version } = later
    const told = [{ appointmentId: id, start, professionalId, status, version }]
    const judge = (asked: string, isRepeated: boolean) => {
      const verdict = { op: 'desk', call: 'reschedule' as const, input: { id, start: asked }, answers: told }
      const verdicts = [{ ...verdict, made: [], isRepeated, state: 'done' as const }]

      return checkAll({ ...evidence, verdicts }).filter(({ detail }) => detail.includes('left no event')).length
    }

    expect(judge(later.start, false)).toBe(0)
    expect(judge(six.start, true)).toBe(0)
    expect(judge(six.start, false)).toBe(1)
    expect(judge('2026-11-24T23:00:00Z', true)).toBe(1)
  })

  it('who was left in doubt may find either', () => {
    const unknown = { ...ghost, answers: [], state: 'unknown' as const }
    expect(found({ ...sound(six), verdicts: [unknown, { ...unknown, op: 'six' }] })).toEqual([])
  })
})

it('chair and professional are asked apart: an entry of the chair alone is missed', () => {
  const evidence = sound(booked({ name: 'colour', start: six.start, usesChair: true }))
  evidence.snapshot.agenda = evidence.snapshot.agenda.filter(({ resourceId }) => resourceId !== chair)
  expect(found(evidence)).toEqual(['agenda-lacks'])
})
