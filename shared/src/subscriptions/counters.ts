import * as z from 'zod'
import type { Role } from '../permissions/roles'

/** What a plan counts and what stands in an organization now; the appointments of a month are counted apart. */
export const counter = z.enum(['users', 'professionals', 'receptionists', 'staff', 'services', 'clients'])
export type Counter = z.infer<typeof counter>

/** `storage` in bytes: what the files of clients take. */
export const limitName = z.enum([...counter.options, 'monthlyAppointments', 'storage'])
export type LimitName = z.infer<typeof limitName>

/** undefined: as many as one likes. */
export type Limits = Readonly<Record<LimitName, number | undefined>>

/** A seat is taken while a member is active; of the roles, these have a quota of their own. */
export const countersOfUser = ({ role, isActive }: { role: Role; isActive: boolean }): Counter[] => {
  if (!isActive) return []
  if (role === 'reception') return ['users', 'receptionists']

  return role === 'staff' ? ['users', 'staff'] : ['users']
}

/** F-24: the one meaning of "professionals" is whoever takes appointments, with an account or without. */
export const countersOfProfessional = ({ isActive }: { isActive: boolean }): Counter[] =>
  isActive ? ['professionals'] : []

export const countersOfService = ({ isDeleted }: { isDeleted: boolean }): Counter[] => (isDeleted ? [] : ['services'])

/** Of every kind, guests too; only who is merged into another, or erased, no longer counts. */
export const countersOfClient = ({ mergedInto, erasedAt }: { mergedInto?: unknown; erasedAt?: unknown }): Counter[] =>
  mergedInto === undefined && erasedAt === undefined ? ['clients'] : []

export type CountChange = { counter: Counter; by: 1 | -1 }

/** What counts one more or one less when something changes; the total comes before the quota of a role. */
export const countChanges = (before: readonly Counter[], after: readonly Counter[]): CountChange[] =>
  counter.options.flatMap((each): CountChange[] => {
    const [was, is] = [before.includes(each), after.includes(each)]

    return was === is ? [] : [{ counter: each, by: is ? 1 : -1 }]
  })
