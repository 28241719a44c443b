import { describe, expect, it } from 'vitest'
import { instantOf } from './instant'
import { type LocalDateTime, localDate } from './schema'
import { dayRange, toInstant, toLocal } from './zone'
import { minutesAtWall, wallMinutesAt, zoneTable } from './zone-table'

/**
 * Every IANA zone's clock changes of 2026 and 2027 against an oracle that shares nothing with the code under test: it
 * only reads the wall clock that `Intl.DateTimeFormat` shows and searches.
 */
const minute = 60_000
const first = Date.UTC(2026, 0, 1) / minute
const last = Date.UTC(2028, 0, 1) / minute

const oracleOf = (zone: string) => {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  /** `dd/mm/yyyy, hh:mm` as minutes. */
  const wallAt = (at: number): number => {
    const text = format.format(at * minute)

    return Date.parse(`${text.slice(6, 10)}-${text.slice(3, 5)}-${text.slice(0, 2)}T${text.slice(12, 17)}Z`) / minute
  }

  return { wallAt, offsetAt: (at: number) => wallAt(at) - at }
}
type Oracle = ReturnType<typeof oracleOf>

const bisect = ({ offsetAt }: Oracle, from: number, to: number): number => {
  const before = offsetAt(from)
  let [low, high] = [from, to]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (offsetAt(middle) === before) {
      low = middle
    } else {
      high = middle
    }
  }

  return high
}

const changesOf = (oracle: Oracle): number[] => {
  const changes: number[] = []
  for (let day = first; day < last; day += 1440) {
    if (oracle.offsetAt(day) !== oracle.offsetAt(day + 1440)) {
      changes.push(bisect(oracle, day, day + 1440))
    }
  }

  return changes
}

/** The first instant that shows this wall time; where none does, the wall time read with the offset before the change. */
const firstShowing = ({ offsetAt }: Oracle, change: number, wall: number): number => {
  const offsets = [offsetAt(change - 1), offsetAt(change)]
  const showing = offsets.map((offset) => wall - offset).filter((at) => at + offsetAt(at) === wall)

  return showing.length > 0 ? Math.min(...showing) : wall - (offsets[0] ?? 0)
}

const localText = (wall: number) => new Date(wall * minute).toISOString().slice(0, 16) as LocalDateTime

const zones = Intl.supportedValuesOf('timeZone')
const changing = zones.flatMap((zone) => {
  const oracle = oracleOf(zone)

  return changesOf(oracle).map((change) => ({ zone, change, oracle }))
})

describe('all zones of 2026 and 2027', { timeout: 60_000 }, () => {
  it('has changes to look at', () => {
    expect(zones.length).toBeGreaterThan(350)
    expect(changing.length).toBeGreaterThan(300)
  })

  it('every instant around a change shows the wall clock that the oracle shows', () => {
    const wrong = changing.flatMap(({ zone, change, oracle }) => {
      const table = zoneTable(zone, change, change)

      return [-1500, -181, -60, -1, 0, 1, 59, 60, 61, 119, 120, 1440]
        .filter((distance) => {
          const at = change + distance
          const expected = oracle.wallAt(at)
          const shown = toLocal(instantOf(new Date(at * minute)), zone)

          return shown !== localText(expected) || wallMinutesAt(table, at) !== expected
        })
        .map((distance) => `${zone} ${distance}`)
    })

    expect(wrong).toEqual([])
  })

  it('every wall time around a change is its first instant, or moved forward by the gap', () => {
    const wrong = changing.flatMap(({ zone, change, oracle }) => {
      const table = zoneTable(zone, change, change)
      const wallBefore = oracle.wallAt(change - 1) + 1

      return [-121, -120, -61, -60, -31, -30, -1, 0, 1, 29, 30, 59, 60, 61, 119, 120, 121]
        .filter((distance) => {
          const wall = wallBefore + distance
          const expected = firstShowing(oracle, change, wall)
          const found = Date.parse(toInstant(localText(wall), zone)) / minute

          return found !== expected || minutesAtWall(table, wall) !== expected
        })
        .map((distance) => `${zone} ${localText(wallBefore + distance)}`)
    })

    expect(wrong).toEqual([])
  })

  it('local days around a change begin at their first minute and follow each other without gap or overlap', () => {
    const wrong = changing.flatMap(({ zone, change, oracle }) => {
      const days = [-1440, 0, 1440].map((distance) => localText(oracle.wallAt(change + distance)).slice(0, 10))

      return days
        .filter((day) => {
          const { from, to } = dayRange(localDate.parse(day), zone)
          const [start, end] = [Date.parse(from) / minute, Date.parse(to) / minute]
          const dayAt = (at: number) => localText(oracle.wallAt(at)).slice(0, 10)

          return !(dayAt(start) === day && dayAt(start - 1) < day && dayAt(end - 1) === day && dayAt(end) > day)
        })
        .map((day) => `${zone} ${day}`)
    })

    expect(wrong).toEqual([])
  })
})
