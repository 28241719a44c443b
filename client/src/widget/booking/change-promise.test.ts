import { instant } from '@reservaplus/shared/time/schema'
import { describe, expect, it } from 'vitest'
import { sampleCatalogue } from '../testing/sample-catalogue'
import { changePromise } from './change-promise'

const slot = { start: instant.parse('2026-11-23T17:50:00Z') }
const rules = (cancellationWindowHours: number) => ({ ...sampleCatalogue.rules, cancellationWindowHours })
const at = (time: string) => Date.parse(`2026-11-23T${time}Z`)

describe('changePromise', () => {
  it.each([
    [4, '13:50:00', 'changeUntil'],
    [4, '13:50:01', 'changeNotHere'],
    [4, '15:39:00', 'changeNotHere'],
    [0, '17:49:59', 'changeAnyTime'],
    [0, '17:50:00', 'changeNotHere'],
  ])('promises what the API will allow: %i hours before, at %s', (hours, time, promise) => {
    expect(changePromise(rules(hours), slot, at(time))).toBe(promise)
  })
})
