import type { IncomingMessage } from 'node:http'

import * as z from 'zod'

import { matchesPattern } from '../events/event-pattern'
import { listen } from '../http/listen'
import { readBody } from '../http/read-body'
import type { Json, JsonObject } from '../template/json'
import { deliver, type Targets } from './deliver'
import { type BusEvent, busName, isFailure, type PutEventsEntry, putEventsInput, readEntry } from './put-events'
import type { Rule } from './rules'

export type EventBusOptions = {
  rules: Rule[]
  busNames: string[]
  targets: Targets
  now?: () => number
  port?: number
  retryMs?: number
  log?: (line: string) => void
}

const serviceEvent = z.intersection(z.record(z.string(), z.json()), z.object({ id: z.string(), source: z.string() }))

const maxBytes = 256 * 1024

type Answer = { status: number; body: Json }

const refuse = (type: string, message: string): Answer => ({ status: 400, body: { __type: type, message } })

/** EventBridge: PutEvents, and the rules of the template with their targets. */
export const startEventBus = async (options: EventBusOptions) => {
  const { rules, busNames, targets, now = Date.now, retryMs = 200, log = () => {} } = options
  const known = ['default', ...busNames]
  const running = new Set<Promise<void>>()
  let failuresToInject = 0

  const publish = (event: BusEvent, bus: string) => {
    const matching = rules.filter(
      (rule) => rule.State === 'ENABLED' && rule.EventBusName === bus && matchesPattern(rule.EventPattern, event),
    )
    for (const rule of matching) {
      for (const target of rule.Targets) {
        const work = deliver({ targets, rule, target, event, retryMs }).catch((error: unknown) => log(String(error)))
        running.add(work)
        void work.finally(() => running.delete(work))
      }
    }
  }

  const put = (given: PutEventsEntry): JsonObject => {
    if (failuresToInject > 0) {
      failuresToInject--
      return { ErrorCode: 'InternalFailure', ErrorMessage: 'The entry could not be processed.' }
    }
    const event = readEntry(given, { busNames: known, now: now() })
    if (isFailure(event)) return event
    publish(event, busName(given.EventBusName))
    return { EventId: event.id }
  }

  const putEvents = (input: unknown): Answer => {
    const parsed = putEventsInput.safeParse(input)
    if (!parsed.success) return refuse('ValidationException', 'The request is not valid.')
    const { Entries } = parsed.data
    if (Entries.length === 0 || Entries.length > 10) {
      return refuse('ValidationException', '1 validation error detected: entries must have between 1 and 10 members')
    }
    if (Buffer.byteLength(JSON.stringify(Entries)) > maxBytes) {
      return refuse('ValidationException', 'Total size of the entries in the request is over the limit.')
    }
    const results = Entries.map(put)
    const FailedEntryCount = results.filter((result) => 'ErrorCode' in result).length
    return { status: 200, body: { Entries: results, FailedEntryCount } }
  }

  const answer = async (request: IncomingMessage): Promise<Answer> => {
    const operation = String(request.headers['x-amz-target']).split('.').pop()
    const body = await readBody(request)
    if (operation !== 'PutEvents') return refuse('UnknownOperationException', `${operation} is not known here`)
    return putEvents(JSON.parse(body?.toString('utf8') ?? ''))
  }

  const server = await listen(
    async (request, response) => {
      const { status, body } = await answer(request)
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' })
      response.end(JSON.stringify(body))
    },
    { port: options.port ?? 0, onError: (error) => log(String(error)) },
  )

  return {
    ...server,
    /** An event of an AWS service (SES), which arrives on the default bus. */
    publishServiceEvent: (event: object) => publish(serviceEvent.parse(JSON.parse(JSON.stringify(event))), 'default'),
    /** Lets the next entries fail, as AWS does now and then. */
    failNextEntries: (count: number) => {
      failuresToInject = count
    },
    isWorking: () => running.size > 0,
    stop: async () => {
      await server.stop()
    },
  }
}

export type EventBus = Awaited<ReturnType<typeof startEventBus>>
