import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DeleteTableCommand } from '@aws-sdk/client-dynamodb'
import { createPlainTable } from '../setup/create-plain-table'

import { checkAll } from './checks/check-all'
import type { Violation } from './checks/violation'
import { connect, requestContext } from './connect'
import { settle } from './due-work'
import { readLedger } from './ledger'
import type { StressOptions } from './options'
import { openPlace } from './place'
import { takeSnapshot } from './snapshot'
import { type Supervised, supervise } from './supervise'
import { verdictsOf } from './verdicts'

export type PhaseResult = Supervised & {
  /** Call and code to number of answers. */
  outcomes: Map<string, number>
  /** Killed before anything was answered. */
  unanswered: number
  attempts: number
  seconds: number
  checkSeconds: number
  stored: { appointments: number; events: number }
  violations: Violation[]
}

type PhaseOrder = {
  endpoint: string
  /** The bundled worker. */
  script: string
  number: number
  attempts: number
  options: StressOptions
  random: () => number
}

const since = (started: number) => (Date.now() - started) / 1000

const countOutcomes = (lines: ReturnType<typeof readLedger>) => {
  const calls = new Map(lines.flatMap((each) => (each.line === 'begin' ? [[each.op, each.call] as const] : [])))
  const outcomes = new Map<string, number>()
  for (const each of lines) {
    if (each.line !== 'end') continue
    const name = `${calls.get(each.op)} ${each.code}`
    outcomes.set(name, (outcomes.get(name) ?? 0) + 1)
  }

  return outcomes
}

/** A fresh table and salon, the attempts, and then every check on everything that is stored. */
export const runPhase = async (phase: PhaseOrder): Promise<PhaseResult> => {
  const { endpoint, script, number, attempts, options, random } = phase
  const tableName = `stress-${number}-${Date.now()}`
  const folder = mkdtempSync(join(tmpdir(), 'reservaplus-stress-'))
  const client = connect({ endpoint, tableName })
  await createPlainTable(client, tableName)
  const runStartedAt = Date.now()
  const request = requestContext(runStartedAt)
  const place = await openPlace(request)
  const seed = options.seed * 1000 + number
  const order = { endpoint, tableName, folder, place, runStartedAt, seed, options }
  const begun = Date.now()
  const supervised = await supervise(order, {
    script,
    workers: options.workers,
    attempts,
    random,
  })
  const seconds = since(begun)

  const checking = Date.now()
  await settle(request)
  const nowSeconds = Math.floor(request.clock.now().getTime() / 1000)
  const lines = readLedger(folder)
  const snapshot = await takeSnapshot(client, tableName)
  const seen = lines.flatMap(({ line, ...rest }) =>
    'check' in rest ? [{ check: rest.check, detail: `${rest.op}: ${rest.detail}` }] : [],
  )
  const violations = [...seen, ...checkAll({ place, snapshot, verdicts: verdictsOf(lines), nowSeconds })]
  const begins = lines.filter(({ line }) => line === 'begin').length
  const ends = lines.filter(({ line }) => line === 'end').length
  if (!options.keep) {
    await client.send(new DeleteTableCommand({ TableName: tableName }))
    rmSync(folder, { recursive: true, force: true })
  }
  client.destroy()

  return {
    ...supervised,
    outcomes: countOutcomes(lines),
    unanswered: begins - ends,
    attempts: begins,
    seconds,
    checkSeconds: since(checking),
    stored: { appointments: snapshot.appointments.length, events: snapshot.events.length },
    violations,
  }
}
