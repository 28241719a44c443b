import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import { clock } from '@reservaplus/server/config/clock'
import { projectFollowUp } from '@reservaplus/server/reminders/project-follow-up'
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

const project = ({ id, type, organizationId, subject }: EventNotice) => {
  if (subject.kind === 'organization') return projectRemindersOf({ clock }, { organizationId, eventId: id })
  const place = { organizationId, appointmentId: appointmentId.parse(subject.id) }

  return type === 'appointment.completed'
    ? projectFollowUp(place)
    : projectReminder({ clock }, { ...place, eventId: id })
}

const processRecord = ({ body }: SQSRecord) => project(message.parse(JSON.parse(body)).detail)

export const handler: SQSHandler = (event, context) =>
  processPartialResponse(event, processRecord, processor, { context, throwOnFullBatchFailure: false })
