import { AppError } from '../errors/app-error'
import { type Instant, instantInput } from './schema'

const isoOf = (milliseconds: number): Instant =>
  `${new Date(Math.floor(milliseconds / 1000) * 1000).toISOString().slice(0, 19)}Z` as Instant

/** Whole seconds; what is finer is cut off. */
export const instantOf = (date: Date): Instant => isoOf(date.getTime())

const end = Date.UTC(2200, 0, 1)

/** Any ISO 8601 instant with an offset, at the one precision that is stored. Only 1970 to 2199 is taken. `field`: of the input. */
export const parseInstant = (text: string, field?: string): Instant => {
  const refuse = (message: string) => {
    throw new AppError('BAD_INPUT', message, field === undefined ? {} : { issues: [{ path: [field], message }] })
  }
  const milliseconds = instantInput.safeParse(text).success ? Date.parse(text) : Number.NaN
  if (Number.isNaN(milliseconds)) refuse('Not an instant with an offset, such as 2026-11-23T14:00:00Z')
  if (milliseconds < 0 || milliseconds >= end) refuse('Not between the years 1970 and 2199')

  return isoOf(milliseconds)
}

export const toSeconds = (instant: Instant): number => Date.parse(instant) / 1000

/** Epoch minutes, whole: seconds are cut off. */
export const toMinutes = (instant: Instant): number => Math.floor(Date.parse(instant) / 60_000)

export const fromMinutes = (minutes: number): Instant => isoOf(minutes * 60_000)

export const addMinutes = (instant: Instant, minutes: number): Instant => isoOf(Date.parse(instant) + minutes * 60_000)
