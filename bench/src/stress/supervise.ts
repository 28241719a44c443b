import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

import { type FaultCounts, faultKinds, noFaults } from './faults'
import { readLedger } from './ledger'
import type { WorkerOrder, WorkerReport } from './worker-order'

const script = fileURLToPath(new URL('./worker.ts', import.meta.url))

export type Supervised = { kills: number; faults: FaultCounts }
type Order = Omit<WorkerOrder, 'name' | 'life' | 'attempts'>
type Life = { report: WorkerReport | undefined; wasKilled: boolean; exitCode: number | null }

/** A worker that lives until it is done, or until it has begun so many attempts and is then killed in the middle. */
const live = (order: WorkerOrder, killAfter: number | undefined, random: () => number): Promise<Life> =>
  new Promise((resolve) => {
    const child: ChildProcess = fork(script, [], { execArgv: ['--import', 'tsx'] })
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
const keepAlive = async (order: Order, name: string, share: number, random: () => number): Promise<Supervised> => {
  const faults = noFaults()
  let killsLeft = Math.max(1, Math.min(4, Math.floor(share / 400)))
  let kills = 0
  for (let life = 1; ; life++) {
    const left = share - begunBy(order.folder, name)
    if (left <= 0) return { kills, faults }
    const killAfter = killsLeft > 0 ? 20 + Math.floor((random() * left) / (killsLeft + 1)) : undefined
    const seed = order.seed * 1_000_003 + life * 7919 + Number(name.replace(/\D/g, ''))
    const { report, wasKilled, exitCode } = await live(
      { ...order, name, life, attempts: left, seed },
      killAfter,
      random,
    )
    for (const kind of faultKinds) faults[kind] += report?.faults[kind] ?? 0
    if (report?.isDone && !wasKilled) return { kills, faults }
    if (!wasKilled) throw new Error(`Worker ${name} ended by itself with ${exitCode}`)
    kills += 1
    killsLeft -= 1
  }
}

/** Starts the workers, kills some of them now and then, and starts them again until the attempts are made. */
export const supervise = async (
  order: Order,
  { workers, attempts, random }: { workers: number; attempts: number; random: () => number },
): Promise<Supervised> => {
  const share = Math.ceil(attempts / workers)
  const all = await Promise.all(
    Array.from({ length: workers }, (_, index) => keepAlive(order, `w${index + 1}`, share, random)),
  )

  return all.reduce((sum, each) => {
    for (const kind of faultKinds) sum.faults[kind] += each.faults[kind]

    return { kills: sum.kills + each.kills, faults: sum.faults }
  })
}
