import { AsyncLocalStorage } from 'node:async_hooks'

const deadlines = new AsyncLocalStorage<AbortSignal>()

/** What the platform has to be left, so that an answer still gets out. */
const reserve = 2000
/** Where nobody says how long a request may take (serverless.yml says ten seconds). */
const usual = 8000

/** Runs one request: what it still asks of others is broken off before the platform would break off the request itself. */
export const withDeadline = async <Result>(
  remaining: number | undefined,
  run: () => Promise<Result>,
): Promise<Result> => {
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(), remaining === undefined ? usual : Math.max(0, remaining - reserve))
  try {
    return await deadlines.run(late.signal, run)
  } finally {
    clearTimeout(timer)
  }
}

/** Nothing more will be answered: trying again is in vain. */
export const isOverdue = (): boolean => deadlines.getStore()?.aborted ?? false

/** For one call of another system: it is broken off after its own patience or with the request, whichever is first. */
export const signalWithin = (milliseconds: number): AbortSignal => {
  const late = deadlines.getStore()
  const impatient = AbortSignal.timeout(milliseconds)

  return late ? AbortSignal.any([late, impatient]) : impatient
}

type HandlerOptions = { abortSignal?: object | undefined }
type Handler<Request, Options, Answer> = { handle(request: Request, options?: Options): Promise<Answer> }

/** A client of AWS gives up with the request that it works for, whatever it is allowed to try by itself. */
export const heedDeadline = <Request, Options extends HandlerOptions, Answer>(client: {
  config: { requestHandler: Handler<Request, Options, Answer> }
}) => {
  const { requestHandler } = client.config
  const handle = requestHandler.handle.bind(requestHandler)
  requestHandler.handle = (request, options) => {
    const abortSignal = deadlines.getStore()

    return handle(request, abortSignal && options ? { ...options, abortSignal } : options)
  }
}
