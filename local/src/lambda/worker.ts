import { parentPort, workerData } from 'node:worker_threads'

import type { FunctionError, Invocation, InvocationResult, WorkerSetUp } from './protocol'

const { bundle, exportName, clock }: WorkerSetUp = workerData
const offset = new Float64Array(clock)
const RealDate = Date

// Production code asks Date for the time and knows nothing of a clock that can be moved.
const now = () => RealDate.now() + (offset[0] ?? 0)
globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  apply: () => new RealDate(now()).toString(),
  get: (target, property, receiver) => (property === 'now' ? now : Reflect.get(target, property, receiver)),
})

type Handler = (event: unknown, context: object) => unknown

const toError = (error: unknown): FunctionError =>
  error instanceof Error
    ? { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') }
    : { errorType: typeof error, errorMessage: String(error), trace: [] }

const contextOf = (call: Invocation) => ({
  awsRequestId: call.requestId,
  functionName: call.functionName,
  functionVersion: '$LATEST',
  invokedFunctionArn: call.functionArn,
  memoryLimitInMB: String(call.memoryMb),
  logGroupName: `/aws/lambda/${call.functionName}`,
  logStreamName: 'local',
  callbackWaitsForEmptyEventLoop: true,
  getRemainingTimeInMillis: () => Math.max(0, call.deadline - RealDate.now()),
})

const load = async (): Promise<Handler> => {
  const module: Record<string, unknown> = await import(bundle)
  const handler = module[exportName]
  if (typeof handler !== 'function') throw new Error(`${exportName} is not exported`)
  return (event, context) => handler(event, context)
}

const loading = load()
loading.then(
  () => parentPort?.postMessage('ready'),
  () => {},
)

const answer = async (call: Invocation): Promise<InvocationResult> => {
  try {
    const handler = await loading
    const result = await handler(JSON.parse(call.payload), contextOf(call))
    return { requestId: call.requestId, outcome: 'answered', payload: JSON.stringify(result ?? null) }
  } catch (error) {
    return { requestId: call.requestId, outcome: 'failed', error: toError(error) }
  }
}

parentPort?.on('message', async (call: Invocation) => parentPort?.postMessage(await answer(call)))
