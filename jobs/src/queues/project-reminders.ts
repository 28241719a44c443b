import { clock } from '@reservaplus/server/config/clock'
import { projectFollowUp } from '@reservaplus/server/reminders/project-follow-up'
import { projectRemindersOf } from '@reservaplus/server/reminders/project-organization'
import { projectReminder } from '@reservaplus/server/reminders/project-reminder'
import type { EventNotice } from '@reservaplus/shared/events/schema'
import { appointmentId } from '@reservaplus/shared/ids/schema'
import { connectToTable } from '../runtime/connect'
import { eventHandler } from '../runtime/queue-handler'

connectToTable()

const project = ({ id, type, organizationId, subject }: EventNotice) => {
  if (subject.kind === 'organization') return projectRemindersOf({ clock }, { organizationId, eventId: id })
  const place = { organizationId, appointmentId: appointmentId.parse(subject.id) }

  return type === 'appointment.completed'
    ? projectFollowUp(place)
    : projectReminder({ clock }, { ...place, eventId: id })
}

export const handler = eventHandler(project)
