import { type ChildProcess, fork } from 'node:child_process'

import { type FaultCounts, faultKinds, noFaults } from './faults'
import { readLedger } from './ledger'
import type { WorkerOrder, WorkerReport } from './worker-order'

export type Supervised = { kills: number; faults: FaultCounts }
type Order = Omit<WorkerOrder, 'name' | 'life' | 'attempts'>
/** `script`: what a worker runs. */
type Crew = { script: string; workers: number; attempts: number; random: () => number }
type Life = { report: WorkerReport | undefined; wasKilled: boolean; exitCode: number | null }

/** A worker that lives until it is done, or until it has begun so many attempts and is then killed in the middle. */
const live = (order: WorkerOrder, { script, random }: Crew, killAfter: number | undefined): Promise<Life> =>
  new Promise((resolve) => {
    const child: ChildProcess = fork(script, [], {
      execArgv: ['--enable-source-maps'],
    })
    let report: WorkerReport | undefined
    let wasKilled = false
    child.on('message', (message: WorkerReport) => {
      report = message
      if (message.isDone) return child.disconnect()
      if (killAfter !== undefined && !wasKilled && message.attempts >= killAfter) {
        wasKilled = true
        setTimeout(() => child.kill('SIGKILL'), random() * 20)
      }
    })
    child.once('exit', (exitCode) => resolve({ report, wasKilled, exitCode }))
    child.send(order)
  })

const begunBy = (folder: string, name: string) => readLedger(folder, name).filter(({ line }) => line === 'begin').length

/** One worker with all its lives. */
const keepAlive = async (order: Order, name: string, crew: Crew): Promise<Supervised> => {
  const { random } = crew
  const share = Math.ceil(crew.attempts / crew.workers)
  const faults = noFaults()
  let killsLeft = Math.max(1, Math.min(4, Math.floor(share / 400)))
  let kills = 0
  for (let life = 1; ; life++) {
    const left = share - begunBy(order.folder, name)
    if (left <= 0) return { kills, faults }
    const killAfter = killsLeft > 0 ? 20 + Math.floor((random() * left) / (killsLeft + 1)) : undefined
    const seed = order.seed * 1_000_003 + life * 7919 + Number(name.replace(/\D/g, ''))
    const { report, wasKilled, exitCode } = await live({ ...order, name, life, attempts: left, seed }, crew, killAfter)
    for (const kind of faultKinds) faults[kind] += report?.faults[kind] ?? 0
    if (report?.isDone && !wasKilled) return { kills, faults }
    if (!wasKilled) throw new Error(`Worker ${name} ended by itself with ${exitCode}`)
    kills += 1
    killsLeft -= 1
  }
}

/** Starts the workers, kills some of them now and then, and starts them again until the attempts are made. */
export const supervise = async (order: Order, crew: Crew): Promise<Supervised> => {
  const all = await Promise.all(
    Array.from({ length: crew.workers }, (_, index) => keepAlive(order, `w${index + 1}`, crew)),
  )

  return all.reduce((sum, each) => {
    for (const kind of faultKinds) sum.faults[kind] += each.faults[kind]

    return { kills: sum.kills + each.kills, faults: sum.faults }
  })
}
