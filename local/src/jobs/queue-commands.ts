import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs'
import type { Place } from './place'
import type { QueueNames } from './queue-names'

export type Depth = { name: string; waiting: number; underWay: number; delayed: number; dead: number | undefined }

const addressOf = ({ queues }: Place, id: string) => {
  const address = queues.get(id)
  if (!address) throw new Error(`${id} is not there: is the newest version deployed?`)

  return address
}

const depthOf = async ({ sqs }: Place, QueueUrl: string) => {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl,
      AttributeNames: [
        'ApproximateNumberOfMessages',
        'ApproximateNumberOfMessagesNotVisible',
        'ApproximateNumberOfMessagesDelayed',
      ],
    }),
  )

  return {
    waiting: Number(Attributes.ApproximateNumberOfMessages ?? 0),
    underWay: Number(Attributes.ApproximateNumberOfMessagesNotVisible ?? 0),
    delayed: Number(Attributes.ApproximateNumberOfMessagesDelayed ?? 0),
  }
}

export const depths = (place: Place, names: readonly QueueNames[]): Promise<Depth[]> =>
  Promise.all(
    names.map(async ({ name, id, deadLetterId }) => {
      const [own, dead] = await Promise.all([
        depthOf(place, addressOf(place, id)),
        deadLetterId ? depthOf(place, addressOf(place, deadLetterId)) : undefined,
      ])

      return { name, ...own, dead: dead && dead.waiting + dead.underWay }
    }),
  )

export type DeadLetter = {
  messageId: string
  sentAt: Date
  receiveCount: number
  /** What it was: the event's type and id, or the beginning of what it says. */
  about: string
  reason: string
}

const batch = 10
const lookSeconds = 60

const aboutOf = (body: string): string => {
  try {
    const { detail, 'detail-type': type } = JSON.parse(body) as {
      detail?: { id?: string; type?: string }
      'detail-type'?: string
    }

    return [type ?? detail?.type, detail?.id].filter(Boolean).join(' ') || body.slice(0, 100)
  } catch {
    return body.slice(0, 100)
  }
}

/** Takes messages out of sight for a while, so that each is seen once. */
const receive = async ({ sqs }: Place, QueueUrl: string, seconds: number): Promise<Message[]> => {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl,
      MaxNumberOfMessages: batch,
      VisibilityTimeout: seconds,
      MessageSystemAttributeNames: ['SentTimestamp', 'ApproximateReceiveCount'],
      MessageAttributeNames: ['All'],
    }),
  )

  return Messages
}

/** Seen, and where it was again. */
const show = ({ sqs }: Place, QueueUrl: string, { ReceiptHandle }: Message) =>
  sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }))

const deadAddress = (place: Place, { name, deadLetterId }: QueueNames) => {
  if (!deadLetterId) throw new Error(`${name} has no dead letters`)

  return addressOf(place, deadLetterId)
}

/** Newest first. They stay where they are. */
export const deadLetters = async (place: Place, queue: QueueNames, most: number): Promise<DeadLetter[]> => {
  const QueueUrl = deadAddress(place, queue)
  const found: Message[] = []
  for (let page = await receive(place, QueueUrl, lookSeconds); page.length > 0; ) {
    found.push(...page)
    page = found.length < most ? await receive(place, QueueUrl, lookSeconds) : []
  }
  await Promise.all(found.map((message) => show(place, QueueUrl, message)))
  const letters = found.map(async ({ MessageId = '', Body = '', Attributes = {}, MessageAttributes = {} }) => ({
    messageId: MessageId,
    sentAt: new Date(Number(Attributes.SentTimestamp ?? 0)),
    receiveCount: Number(Attributes.ApproximateReceiveCount ?? 0),
    about: aboutOf(Body),
    reason:
      // What the bus could not deliver says so itself.
      MessageAttributes.ERROR_MESSAGE?.StringValue ??
      (queue.functionKey && (await place.reasonOf(queue.functionKey, MessageId))) ??
      'the log says nothing of it',
  }))

  return (await Promise.all(letters)).toSorted((a, b) => b.sentAt.getTime() - a.sentAt.getTime()).slice(0, most)
}

const moveSeconds = 60

/** Sends them to their queue again, the oldest first: sent before it is taken away, so that none is lost. */
export const redrive = async (place: Place, queue: QueueNames, most: number): Promise<number> => {
  const [from, to] = [deadAddress(place, queue), addressOf(place, queue.id)]
  let moved = 0
  for (let page = await receive(place, from, moveSeconds); page.length > 0; ) {
    for (const { Body, ReceiptHandle } of page.slice(0, most - moved)) {
      await place.sqs.send(new SendMessageCommand({ QueueUrl: to, MessageBody: Body }))
      await place.sqs.send(new DeleteMessageCommand({ QueueUrl: from, ReceiptHandle }))
      moved += 1
    }
    page = moved < most ? await receive(place, from, moveSeconds) : []
  }

  return moved
}
