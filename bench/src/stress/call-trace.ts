import { AsyncLocalStorage } from 'node:async_hooks'
import type { AgendaEntry } from '@reservaplus/shared/agenda/entry'
import type { ServiceSegment } from '@reservaplus/shared/services/schema'

/** An appointment as a call read it before it decided. */
export type AppointmentRead = {
  id: string
  professionalId: string
  serviceId: string
  resourceId: string | undefined
  visitId: string | undefined
  durationMinutes: number
  segments: ServiceSegment[]
  before: number
  after: number
}

/** What one call read last and which ids it minted: on this its refusal must have been based. */
export type CallTrace = {
  op: string
  startedAtSeconds: number
  agenda: Map<string, AgendaEntry[]>
  appointment?: AppointmentRead
  /** The hold of the same browser, which a new one replaces. */
  previousHoldId?: string
  minted: string[]
  violations: { check: string; detail: string }[]
}

const current = new AsyncLocalStorage<CallTrace>()

export const currentTrace = (): CallTrace | undefined => current.getStore()

export const traced = <Result>(trace: CallTrace, run: () => Promise<Result>): Promise<Result> => current.run(trace, run)

export const dayKey = (resourceId: string, day: string) => `${resourceId} ${day}`
