import type { LocalDateTime } from '@reservaplus/shared/time/schema'
import { describe, expect, it } from 'vitest'
import { closedSpans, type Span } from './closed-time'

const span = (start: string, end: string): Span => ({
  start: `2026-11-24T${start}` as LocalDateTime,
  end: `2026-11-24T${end}` as LocalDateTime,
})
const bounds = span('08:00', '20:00')

describe('closedSpans', () => {
  it('shades the whole day of who does not work', () => {
    expect(closedSpans([], bounds)).toEqual([bounds])
  })

  it('leaves open hours and breaks unshaded and shades before, between and after', () => {
    const open = [span('15:00', '19:00'), span('09:00', '13:00'), span('13:00', '14:00')]

    expect(closedSpans(open, bounds)).toEqual([span('08:00', '09:00'), span('14:00', '15:00'), span('19:00', '20:00')])
  })

  it('shades nothing when open time reaches beyond the day shown', () => {
    expect(closedSpans([span('07:00', '21:00')], bounds)).toEqual([])
  })
})
