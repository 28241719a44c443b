import { serviceId } from '@reservaplus/shared/ids/schema'
import { describe, expect, it } from 'vitest'

import { antonia, booked, chair, entryOf, idOf, soundEvidence } from '../testing/sound-evidence'
import { checkAll } from './check-all'
import type { Evidence } from './violation'

const six = booked({ name: 'six', start: '2026-11-24T21:00:00Z' })
const found = (evidence: Evidence) => [...new Set(checkAll(evidence).map(({ check }) => check))]

describe('a hold that somebody was told of', () => {
  const service = serviceId.parse(idOf('service'))
  const offer = { serviceId: service, professionalId: antonia, durationMinutes: 30, segments: [], before: 0, after: 0 }
  const taken = (): Evidence => {
    const evidence = soundEvidence([])
    const expiresAt = evidence.nowSeconds + 300
    const entry = { ...entryOf(six), id: idOf('hold'), kind: 'hold' as const, expiresAt }
    const day = '2026-11-24'
    const agenda = [antonia, chair].map((resourceId) => ({ resourceId, day, entries: [entry], version: 1 }))
    const held = { holdId: idOf('hold'), start: six.start, professionalId: antonia, expiresAt }
    const input = { serviceId: service, browserToken: 'a' }
    const verdict = {
      op: 'hold',
      call: 'hold' as const,
      input,
      answers: [],
      made: [],
      isRepeated: false,
      held,
      state: 'done' as const,
    }

    return {
      ...evidence,
      place: { ...evidence.place, offers: [{ ...offer, chair }] },
      snapshot: { ...evidence.snapshot, agenda },
      verdicts: [verdict],
    }
  }
  const without = (resourceId: string, evidence = taken()): Evidence => ({
    ...evidence,
    snapshot: { ...evidence.snapshot, agenda: evidence.snapshot.agenda.filter((day) => day.resourceId !== resourceId) },
  })

  it('is kept by the professional and by the chair', () => {
    expect(found(taken())).toEqual([])
    expect(found(without(antonia))).toEqual(['hold-lost'])
    expect(found(without(chair))).toEqual(['hold-lost'])
  })

  it('is kept no longer once it has expired, was used, or was replaced by the same browser', () => {
    const evidence = without(antonia, without(chair))
    const [verdict] = evidence.verdicts
    if (!verdict) throw new Error('there is one')
    const used = {
      ...verdict,
      call: 'publicBookHeld' as const,
      op: 'b',
      held: undefined,
      usedHoldId: idOf('hold'),
      state: 'unknown' as const,
    }
    const next = { ...verdict, op: 'c', held: undefined, state: 'unknown' as const }
    expect(found(evidence)).toEqual(['hold-lost'])
    expect(found({ ...evidence, nowSeconds: evidence.nowSeconds + 300 })).toEqual([])
    expect(found({ ...evidence, verdicts: [verdict, used] })).toEqual([])
    expect(found({ ...evidence, verdicts: [verdict, next] })).toEqual([])
  })
})
