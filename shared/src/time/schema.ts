import * as z from 'zod'

/** UTC, fixed precision: `2026-11-23T14:00:00Z`. Sorts by time as text. */
export const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/)
  .refine((value) => !Number.isNaN(Date.parse(value)), 'Not a date')
  .brand<'Instant'>()
export type Instant = z.infer<typeof instant>

/** What callers may send: any ISO 8601 instant with an offset, normalised to UTC seconds by `parseInstant`. */
export const instantInput = z.iso.datetime({ offset: true })

/** A calendar day without a zone: `2026-11-23`, from 1900 to 2199 so that neighbouring days are dates too. */
export const localDate = z.iso
  .date()
  .refine((value) => value >= '1900' && value < '2200', 'Out of range')
  .brand<'LocalDate'>()
export type LocalDate = z.infer<typeof localDate>

/** A wall-clock time `09:30`; `24:00` is allowed as an end. */
export const localTime = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/)
  .brand<'LocalTime'>()
export type LocalTime = z.infer<typeof localTime>

/** A wall-clock moment without a zone: `2026-11-23T09:30`. */
export const localDateTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/)
  .brand<'LocalDateTime'>()
export type LocalDateTime = z.infer<typeof localDateTime>

/** An IANA name such as `America/Santiago`; whether it exists is asked of `isTimeZone`. */
export const timeZone = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[A-Za-z0-9_+\-/]+$/)
export type TimeZone = z.infer<typeof timeZone>
