import type { FaultCounts } from './faults'
import type { StressOptions } from './options'
import type { Place } from './place'

/** What the parent tells a worker that it starts. */
export type WorkerOrder = {
  name: string
  /** How many times this worker was started before. */
  life: number
  attempts: number
  endpoint: string
  tableName: string
  /** Where it writes what it was answered. */
  folder: string
  place: Place
  /** Real milliseconds. */
  runStartedAt: number
  seed: number
  options: Pick<StressOptions, 'lanes' | 'faults' | 'sabotage'>
}

export type WorkerReport = { attempts: number; faults: FaultCounts; isDone: boolean }
