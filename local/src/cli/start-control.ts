import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

import type { Cloud } from '../cloud'
import { listen } from '../http/listen'
import { readBody } from '../http/read-body'
import { readAnswer } from '../lambda/read-answer'

export const controlFile = (dataDir: string) => join(dataDir, 'control.json')

/** Where `npm run jobs` finds a running product. */
export const controlSettings = z.object({ lambdaUrl: z.url(), sqsUrl: z.url(), queues: z.record(z.string(), z.url()) })
export type ControlSettings = z.infer<typeof controlSettings>

const clockMove = z.object({ to: z.iso.datetime({ offset: true }) })
const invocation = /^\/2015-03-31\/functions\/([\w-]+)\/invocations$/

type Controlled = Pick<Cloud, 'clock' | 'invoke' | 'sqs' | 'template'>

/** As Lambda answers: an error is an answer too. */
const invoke = async ({ invoke: call }: Controlled, key: string, body: string) => {
  try {
    return { status: 200, headers: {}, body: JSON.stringify((await call(key, readAnswer(body))) ?? null) }
  } catch (error) {
    const errorMessage = error instanceof Error ? error.message : String(error)

    return { status: 200, headers: { 'x-amz-function-error': 'Unhandled' }, body: JSON.stringify({ errorMessage }) }
  }
}

/** Lambda's own call for running a function, and one to move the clock; for this machine only. */
export const startControl = async (cloud: Controlled, dataDir: string) => {
  const server = await listen(async (request, response) => {
    const body = String((await readBody(request)) ?? '')
    const key = invocation.exec(request.url ?? '')?.[1]
    const wanted = request.url === '/clock' ? clockMove.safeParse(JSON.parse(body)).data : undefined
    if (wanted) cloud.clock.moveTo(wanted.to)
    const answer = key ? await invoke(cloud, key, body) : { status: wanted ? 200 : 404, headers: {}, body: '{}' }
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers }).end(answer.body)
  })
  const queues = cloud.template
    .resourcesOf('AWS::SQS::Queue')
    .map(({ id }) => [id, cloud.sqs.queueUrl(cloud.template.attributeOf(id, 'QueueName'))])
  const settings: ControlSettings = {
    lambdaUrl: server.url,
    sqsUrl: cloud.sqs.url,
    queues: Object.fromEntries(queues),
  }
  writeFileSync(controlFile(dataDir), JSON.stringify(settings), { mode: 0o600 })

  return {
    stop: async () => {
      rmSync(controlFile(dataDir), { force: true })
      await server.stop()
    },
  }
}
