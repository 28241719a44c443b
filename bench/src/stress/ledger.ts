import { openSync, readdirSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

/** What a call answered about an appointment. */
export const answered = z.object({
  appointmentId: z.string(),
  start: z.string(),
  professionalId: z.string(),
  status: z.string(),
  /** Absent where the answer does not tell it. */
  version: z.number().optional(),
})
export type Answered = z.infer<typeof answered>

/** What a hold was answered with; `expiresAt` in epoch seconds. */
export const held = z.object({
  holdId: z.string(),
  start: z.string(),
  professionalId: z.string(),
  expiresAt: z.number(),
})
export type Held = z.infer<typeof held>

/** What concerns several appointments, and what schedules and queues do. */
const groupCallNames = [
  'visitCreate',
  'visitReschedule',
  'visitCancel',
  'seriesCreate',
  'waitlistJoin',
  'offerFreed',
  'waitlistAccept',
  'waitlistDecline',
  'waitlistWithdraw',
  'merge',
  'runBulk',
  'runDue',
] as const
export type GroupCallName = (typeof groupCallNames)[number]
export const isGroupCall = (name: CallName): name is GroupCallName => groupCallNames.some((each) => each === name)

export const callNames = [
  'hold',
  'releaseHold',
  'publicBook',
  'publicBookHeld',
  'create',
  'reschedule',
  'manageReschedule',
  'cancel',
  'manageCancel',
  'confirm',
  'checkIn',
  'complete',
  ...groupCallNames,
] as const
export type CallName = (typeof callNames)[number]

const line = z.discriminatedUnion('line', [
  z.object({
    line: z.literal('begin'),
    op: z.string(),
    call: z.enum(callNames),
    isRepeatable: z.boolean(),
    input: z.record(z.string(), z.unknown()),
    /** The hold that is used or released. */
    holdId: z.string().optional(),
  }),
  z.object({
    line: z.literal('end'),
    op: z.string(),
    code: z.string(),
    answer: answered.optional(),
    held: held.optional(),
    /** Id of what was made that is no appointment. */
    made: z.string().optional(),
  }),
  z.object({ line: z.literal('violation'), op: z.string(), check: z.string(), detail: z.string() }),
])
export type LedgerLine = z.infer<typeof line>

/** Append-only and written at once, so that a worker that is killed has said all that it was told. */
export const openLedger = (folder: string, worker: string) => {
  const file = openSync(join(folder, `${worker}.jsonl`), 'a')
  // Whoever wrote before may have been cut short.
  writeSync(file, '\n')

  return (entry: LedgerLine) => {
    writeSync(file, `${JSON.stringify(entry)}\n`)
  }
}

const parse = (text: string): LedgerLine | undefined => {
  try {
    return line.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** Of one worker in all its lives, or of all; a line that a kill cut short is left out. */
export const readLedger = (folder: string, worker?: string): LedgerLine[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl') && (worker === undefined || name === `${worker}.jsonl`))
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
    .flatMap((text) => parse(text) ?? [])
