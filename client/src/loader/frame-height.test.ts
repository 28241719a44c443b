import { describe, expect, it } from 'vitest'
import { nextHeight } from './frame-height'

const question = { current: 640, wanted: 900, reserved: 640, byPerson: false, bottom: 700, windowHeight: 800 }

describe('nextHeight', () => {
  it('keeps the reserved height while its end is in view and nobody has acted', () => {
    expect(nextHeight(question)).toBe(640)
  })

  it('grows where the end lies at or below the edge of the window', () => {
    expect(nextHeight({ ...question, bottom: 800 })).toBe(900)
  })

  it('grows when a person acts', () => {
    expect(nextHeight({ ...question, byPerson: true })).toBe(900)
  })

  it('never gets lower than the reserved height', () => {
    expect(nextHeight({ ...question, current: 900, wanted: 300, byPerson: true })).toBe(640)
  })
})
