import * as z from 'zod'
import type { Template } from '../template/load-template'

export type QueueNames = {
  /** What an operator says: `move-mail`. */
  name: string
  /** What the template says. */
  id: string
  deadLetterId: string | undefined
  /** Which function handles it. */
  functionKey: string | undefined
}

const kebab = (id: string) =>
  id
    .replace(/Queue$/, '')
    .replaceAll(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()

const isDeadLetter = (id: string) => id.endsWith('DeadLetterQueue')
const redrivePolicy = z.object({ deadLetterTargetArn: z.string() })
const nameIn = (arn: string) => arn.split(':').pop() ?? ''

/** The queues that work lies in, with where it goes when it fails and who does it. */
export const queueNames = (template: Template): QueueNames[] => {
  const queues = template.resourcesOf('AWS::SQS::Queue')
  const ids = new Map(queues.map(({ id }) => [template.attributeOf(id, 'QueueName'), id]))
  const consumers = new Map(
    template.functions.flatMap(({ key, events }) =>
      events.flatMap(({ sqs }) => (sqs ? [[ids.get(nameIn(sqs.arn)), key] as const] : [])),
    ),
  )

  return queues
    .filter(({ id }) => !isDeadLetter(id))
    .map(({ id, properties }) => {
      const { data } = redrivePolicy.safeParse(properties.RedrivePolicy)

      return {
        name: kebab(id),
        id,
        deadLetterId: data && ids.get(nameIn(data.deadLetterTargetArn)),
        functionKey: consumers.get(id),
      }
    })
}
