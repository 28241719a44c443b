import type { FunctionError } from './protocol'

/** A function that failed: by throwing, by running out of time, or by ending its process. */
export class InvocationError extends Error {
  readonly errorType: string
  readonly functionKey: string
  readonly trace: string[]

  constructor(functionKey: string, { errorType, errorMessage, trace }: FunctionError) {
    super(errorMessage)
    this.name = 'InvocationError'
    this.functionKey = functionKey
    this.errorType = errorType
    this.trace = trace
  }
}
