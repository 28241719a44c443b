import type { Reader } from '../appointments/shown-to'
import { may } from '../permissions/may'
import { reaches } from '../permissions/reaches'
import type { ExceptionType } from './schema'

/** Why somebody is away is for them and for those who set their schedule; why everybody is, is for all. */
const mayReadReason = (reader: Reader, professionalId: string): boolean =>
  professionalId === 'ALL' ||
  professionalId === reader.professionalId ||
  (may(reader, 'schedules:write') && reaches(reader, 'schedules:write', professionalId))

/** A day or a stretch of time that somebody is away, without the reason for those whom it does not concern. */
export const withoutReason =
  (reader: Reader, professionalId: string) =>
  <Of extends { reason: string }>(item: Of): Of =>
    mayReadReason(reader, professionalId) ? item : { ...item, reason: '' }

/** That somebody is ill is a reason too: to others they are away. */
const told: Readonly<Partial<Record<ExceptionType, ExceptionType>>> = {
  sick_leave: 'unavailable',
  vacation: 'unavailable',
}

export const exceptionShownTo =
  (reader: Reader, professionalId: string) =>
  <Of extends { type: ExceptionType; reason: string }>(item: Of): Of =>
    mayReadReason(reader, professionalId) ? item : { ...item, reason: '', type: told[item.type] ?? item.type }
