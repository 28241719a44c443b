import { describe, expect, it } from 'vitest'
import { visitParts } from './visit-parts'

describe('visitParts', () => {
  it('is all work when the service names no parts', () => {
    expect(visitParts({ segments: [], durationMinutes: 45 })).toEqual([{ kind: 'work', offset: 0, minutes: 45 }])
  })

  it('tells the time in which the client waits from the work before and after', () => {
    const segments = [
      { kind: 'work', minutes: 20 },
      { kind: 'work', minutes: 10 },
      { kind: 'processing', minutes: 30 },
      { kind: 'work', minutes: 30 },
    ] as const

    expect(visitParts({ segments: [...segments], durationMinutes: 90 })).toEqual([
      { kind: 'work', offset: 0, minutes: 30 },
      { kind: 'processing', offset: 30, minutes: 30 },
      { kind: 'work', offset: 60, minutes: 30 },
    ])
  })

  it('is all work when the parts do not add up: nothing busy may look free', () => {
    const segments = [{ kind: 'processing' as const, minutes: 30 }]

    expect(visitParts({ segments, durationMinutes: 60 })).toEqual([{ kind: 'work', offset: 0, minutes: 60 }])
  })
})
