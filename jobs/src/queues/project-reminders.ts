import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import { clock } from '@reservaplus/server/config/clock'
import { projectRemindersOf } from '@reservaplus/server/reminders/project-organization'
import { projectReminder } from '@reservaplus/server/reminders/project-reminder'
import { type EventNotice, eventNotice } from '@reservaplus/shared/events/schema'
import { appointmentId } from '@reservaplus/shared/ids/schema'
import type { SQSHandler, SQSRecord } from 'aws-lambda'
import * as z from 'zod'
import { connectToTable } from '../runtime/connect'

connectToTable()

const processor = new BatchProcessor(EventType.SQS)
const message = z.object({ detail: eventNotice })

const project = ({ id, organizationId, subject }: EventNotice) =>
  subject.kind === 'organization'
    ? projectRemindersOf({ clock }, { organizationId, eventId: id })
    : projectReminder({ clock }, { organizationId, appointmentId: appointmentId.parse(subject.id), eventId: id })

const processRecord = ({ body }: SQSRecord) => project(message.parse(JSON.parse(body)).detail)

export const handler: SQSHandler = (event, context) =>
  processPartialResponse(event, processRecord, processor, { context, throwOnFullBatchFailure: false })
