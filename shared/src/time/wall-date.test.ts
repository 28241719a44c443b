import { describe, expect, it } from 'vitest'
import { instantOf } from './instant'
import { wallDateOf, wallTimeOf } from './wall-date'
import { localDateOf, toLocal } from './zone'

const zones = ['America/Santiago', 'Pacific/Easter', 'America/Sao_Paulo', 'Pacific/Apia', 'Asia/Kathmandu', 'UTC']

describe('the wall clock by Intl', () => {
  it.each(zones)('shows in %s what the zone library says, every hour around both changes of the clock', (zone) => {
    for (const first of [Date.parse('2026-04-03T00:00Z'), Date.parse('2026-09-05T00:00Z')]) {
      for (let hour = 0; hour < 72; hour += 1) {
        const moment = first + hour * 3_600_000
        const instant = instantOf(new Date(moment))
        expect(wallTimeOf(moment, zone)).toBe(toLocal(instant, zone))
        expect(wallDateOf(moment, zone)).toBe(localDateOf(instant, zone))
      }
    }
  })
})
