import { mkdirSync } from 'node:fs'

import { readEnv } from '../config/env'
import { spawnBound, stopChild } from '../process/bound-child'
import { freePort } from '../process/free-port'
import { type EngineKind, type EngineOptions, engineCommand, isAnyAvailable, remedy } from './engine-command'

export type DynamoDbOptions = {
  dataDir?: string
  engine?: EngineKind
  log?: (line: string) => void
  /** It has ended, and nobody stopped it. */
  onEnd?: (what: string) => void
}
type Told = Required<Pick<DynamoDbOptions, 'log' | 'onEnd'>>
export type DynamoDb = {
  endpoint: string
  kind: EngineKind | 'external'
  pid?: number | undefined
  stop: () => Promise<void>
}

const answers = async (endpoint: string) => {
  try {
    await fetch(endpoint, { method: 'POST', body: '{}', signal: AbortSignal.timeout(2000) })
    return true
  } catch {
    return false
  }
}

const launch = async (wanted: EngineKind | undefined, options: EngineOptions, { log, onEnd }: Told) => {
  const { kind, command } = engineCommand(wanted, options)
  const child = spawnBound(command)
  let lastLines = ''
  const keep = (chunk: Buffer) => {
    lastLines = (lastLines + chunk.toString()).slice(-2000)
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  let failed: Error | undefined
  child.once('error', (error) => {
    failed = error
  })
  const endpoint = `http://127.0.0.1:${options.port}`
  const deadline = Date.now() + 30_000
  while (!(await answers(endpoint))) {
    if (failed || child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
      await stopChild(child)
      throw new Error(`${kind} did not start on port ${options.port}: ${failed?.message ?? lastLines.trim()}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 15))
  }
  log(`DynamoDB (${kind}) at ${endpoint}`)
  const tell = (code: number | null, signal: string | null) => onEnd(`${kind} ended with ${signal ?? code}`)
  child.once('exit', tell)
  const stop = () => {
    child.off('exit', tell)
    return stopChild(child)
  }
  return { endpoint, kind, pid: child.pid, stop }
}

// Another process may take the free port before the engine does, so a failed start is tried on other ports.
const launchOnFreePort = async (options: DynamoDbOptions, attemptsLeft = 2): Promise<DynamoDb> => {
  const { dataDir, engine = readEnv().DYNAMO_ENGINE, log = () => {}, onEnd = () => {} } = options
  if (!isAnyAvailable(engine)) throw new Error(remedy)
  try {
    return await launch(engine, { port: await freePort(), ...(dataDir ? { dataDir } : {}) }, { log, onEnd })
  } catch (error) {
    if (attemptsLeft === 0) throw error
    return launchOnFreePort(options, attemptsLeft - 1)
  }
}

/** A running DynamoDB: the one given by DYNAMODB_ENDPOINT, else an engine of our own that ends with this process. */
export const startDynamoDb = async (options: DynamoDbOptions = {}): Promise<DynamoDb> => {
  const endpoint = readEnv().DYNAMODB_ENDPOINT
  if (endpoint) return { endpoint, kind: 'external', stop: async () => {} }
  if (options.dataDir) mkdirSync(options.dataDir, { recursive: true })
  return launchOnFreePort(options)
}
