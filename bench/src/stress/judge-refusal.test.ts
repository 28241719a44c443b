import { professionalId, serviceId } from '@reservaplus/shared/ids/schema'
import { toMinutes } from '@reservaplus/shared/time/instant'
import { instant } from '@reservaplus/shared/time/schema'
import { describe, expect, it } from 'vitest'

import { dayKey } from './call-trace'
import { judgeRefusal } from './judge-refusal'
import { antonia, booked, chair, diego, entryOf, idOf, soundEvidence } from './testing/sound-evidence'

const service = serviceId.parse(idOf('service'))
const offer = {
  serviceId: service,
  durationMinutes: 30,
  segments: [],
  before: 0,
  after: 0,
  chair: undefined,
}
const place = {
  ...soundEvidence([]).place,
  offers: [antonia, diego].map((who) => ({ ...offer, professionalId: professionalId.parse(who) })),
}
const start = '2026-11-24T21:15:00Z'
const minute = toMinutes(instant.parse(start))
const nowSeconds = Date.parse('2026-11-23T14:00:00Z') / 1000

type Entry =
  | ReturnType<typeof entryOf>
  | (Omit<ReturnType<typeof entryOf>, 'kind'> & { kind: 'hold'; expiresAt: number })

const refusedWith = (
  entries: Record<string, Entry[]>,
  {
    who = antonia as string,
    call = 'publicBook' as const as 'publicBook' | 'create',
    minted = [] as string[],
    at = start,
    chairOf = undefined as string | undefined,
  } = {},
) => ({
  call,
  input: { serviceId: service, professionalId: who, start: at },
  place: { ...place, offers: place.offers.map((each) => ({ ...each, chair: chairOf })) },
  holdId: undefined,
  trace: {
    op: 'a',
    startedAtSeconds: nowSeconds,
    agenda: new Map(Object.entries(entries).map(([id, list]) => [dayKey(id, '2026-11-24'), list])),
    minted,
    violations: [],
  },
})

const other = entryOf(booked({ name: 'other', start }))
const hold = { ...other, kind: 'hold' as const, expiresAt: nowSeconds + 60 }
const touching = { ...other, start: minute + 35, end: minute + 65 }

describe('"taken" is right', () => {
  it.each([
    ['where somebody is', refusedWith({ [antonia]: [other] })],
    ['a minute inside the gap', refusedWith({ [antonia]: [{ ...touching, start: touching.start - 1 }] })],
    ['where a client holds, for a client', refusedWith({ [antonia]: [hold] })],
    ['with anybody, when all are taken', refusedWith({ [antonia]: [other], [diego]: [other] }, { who: 'any' })],
    [
      'when the last chair is taken',
      refusedWith({ [chair]: [other, { ...other, id: idOf('b') }] }, { chairOf: chair }),
    ],
    ['for a time that was never offered', refusedWith({}, { at: '2026-11-24T20:00:00Z' })],
  ])('%s', (_what, refused) => {
    expect(judgeRefusal('SLOT_TAKEN', refused)).toBeUndefined()
  })
})

describe('"taken" is wrong', () => {
  it.each([
    ['where nobody is', refusedWith({})],
    ['right after the gap', refusedWith({ [antonia]: [touching] })],
    ['because of what the call itself has written', refusedWith({ [antonia]: [other] }, { minted: [other.id] })],
    ['because of a hold that had expired', refusedWith({ [antonia]: [{ ...hold, expiresAt: nowSeconds }] })],
    ['because of a hold, at the desk', refusedWith({ [antonia]: [hold] }, { call: 'create' })],
    ['with anybody, when one is free', refusedWith({ [antonia]: [other] }, { who: 'any' })],
    ['while one chair is left', refusedWith({ [chair]: [other] }, { chairOf: chair })],
  ])('%s', (_what, refused) => {
    expect(judgeRefusal('SLOT_TAKEN', refused)).toMatch('free with')
  })
})

it('"not offered" is wrong for a time inside the hours and on the grid', () => {
  expect(judgeRefusal('SLOT_NOT_OFFERED', refusedWith({}))).toBeDefined()
  expect(judgeRefusal('SLOT_NOT_OFFERED', refusedWith({}, { at: '2026-11-24T22:05:00Z' }))).toBeUndefined()
  expect(judgeRefusal('SLOT_NOT_OFFERED', refusedWith({}, { at: '2026-11-24T21:16:00Z' }))).toBeUndefined()
})

it('"too many holds" needs three of them', () => {
  const holds = ['a', 'b', 'c'].map((name) => ({ ...hold, id: idOf(name) }))
  expect(judgeRefusal('HOLD_LIMIT_REACHED', refusedWith({ [antonia]: holds }))).toBeUndefined()
  expect(judgeRefusal('HOLD_LIMIT_REACHED', refusedWith({ [antonia]: holds.slice(1) }))).toBeDefined()
})
