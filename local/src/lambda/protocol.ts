/** What goes between the cloud and a function's worker. Payloads travel as JSON text, as they do on AWS. */
export type WorkerSetUp = { bundle: string; exportName: string; clock: SharedArrayBuffer }

export type Invocation = {
  requestId: string
  payload: string
  deadline: number
  functionName: string
  functionArn: string
  memoryMb: number
}

export type FunctionError = { errorType: string; errorMessage: string; trace: string[] }

export type InvocationResult =
  | { requestId: string; outcome: 'answered'; payload: string }
  | { requestId: string; outcome: 'failed'; error: FunctionError }
