import { randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { Worker } from 'node:worker_threads'

import { localRegion } from '../config/env'
import { functionArn } from '../template/references'
import { InvocationError } from './invocation-error'
import type { FunctionError, Invocation, InvocationResult, WorkerSetUp } from './protocol'

export type InstanceOptions = {
  key: string
  timeoutMs: number
  memoryMb: number
  environment: Record<string, string>
  workerFile: string
  setUp: WorkerSetUp
  log: (key: string, line: string) => void
}

type Settle = { resolve: (payload: string) => void; reject: (error: Error) => void }

/** One execution environment: a thread that sees only the function's own variables and takes one event at a time. */
export const startInstance = ({ key, timeoutMs, memoryMb, environment, workerFile, setUp, log }: InstanceOptions) => {
  const runtime = {
    AWS_REGION: localRegion,
    AWS_LAMBDA_FUNCTION_NAME: key,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb),
    TZ: ':UTC',
    // The SDK's remark on this Node version is for developers, not for the log of every function.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  }
  const worker = new Worker(workerFile, {
    env: { ...runtime, ...environment },
    workerData: setUp,
    execArgv: [],
    stdout: true,
    stderr: true,
  })
  const forward = (stream: Readable) => createInterface({ input: stream }).on('line', (line) => log(key, line))
  forward(worker.stdout)
  forward(worker.stderr)

  let alive = true
  let pending: Settle | undefined
  const settle = (apply: (waiting: Settle) => void) => {
    const waiting = pending
    pending = undefined
    if (waiting) apply(waiting)
  }
  const fail = (error: FunctionError) => settle(({ reject }) => reject(new InvocationError(key, error)))
  const end = (error: FunctionError) => {
    alive = false
    fail(error)
  }
  worker.on('message', (message: InvocationResult | 'ready') => {
    if (message === 'ready') return
    if (message.outcome === 'failed') fail(message.error)
    else settle(({ resolve }) => resolve(message.payload))
  })
  worker.on('error', (error) =>
    end({ errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') }),
  )
  worker.on('exit', () =>
    end({
      errorType: 'Runtime.ExitError',
      errorMessage: 'Error: Runtime exited without providing a reason',
      trace: [],
    }),
  )

  const invoke = (payload: string) =>
    new Promise<string>((resolve, reject) => {
      const requestId = randomUUID()
      const timer = setTimeout(() => {
        const errorMessage = `RequestId: ${requestId} Error: Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`
        // The environment goes with the task, as on AWS: what it left half done must not reach the next event.
        end({ errorType: 'Sandbox.Timedout', errorMessage, trace: [] })
        void worker.terminate()
      }, timeoutMs)
      const done = () => clearTimeout(timer)
      pending = {
        resolve: (text) => {
          done()
          resolve(text)
        },
        reject: (error) => {
          done()
          reject(error)
        },
      }
      const call: Invocation = {
        requestId,
        payload,
        deadline: Date.now() + timeoutMs,
        functionName: key,
        functionArn: functionArn(key),
        memoryMb,
      }
      worker.postMessage(call)
    })

  return { invoke, isAlive: () => alive, stop: () => worker.terminate() }
}

export type Instance = ReturnType<typeof startInstance>
