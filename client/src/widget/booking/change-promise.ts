import { clientMayChange } from '@reservaplus/shared/appointments/lifecycle'
import type { Catalogue, Slot } from '@reservaplus/shared/availability/schema'
import { instantOf } from '@reservaplus/shared/time/instant'

/** What can be promised about changes before a time is booked; for one that is too near, nothing. */
export const changePromise = (
  rules: Catalogue['rules'],
  { start }: Pick<Slot, 'start'>,
  now: number,
): 'changeUntil' | 'changeAnyTime' | 'changeNotHere' => {
  const booked = { start, status: 'confirmed' } as const
  if (!clientMayChange(booked, rules, instantOf(new Date(now)))) return 'changeNotHere'

  return rules.cancellationWindowHours > 0 ? 'changeUntil' : 'changeAnyTime'
}
