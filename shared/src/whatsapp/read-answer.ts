import type { AppointmentId, OrganizationId } from '../ids/schema'
import { appointmentId, organizationId } from '../ids/schema'

type Read = {
  text: string
  /** What a button says about which appointment it stands below; whoever types has none. */
  organizationId?: OrganizationId
  appointmentId?: AppointmentId
}

/** What stands behind a quick answer: the answer, and what it is about. */
export const answerPayload = (text: string, about: Required<Omit<Read, 'text'>>): string =>
  `${text} ${about.organizationId} ${about.appointmentId}`

export const readAnswer = (said: string): Read => {
  const [text = '', organization, appointment, ...more] = said.trim().split(' ')
  const ids = [organizationId.safeParse(organization).data, appointmentId.safeParse(appointment).data] as const

  return more.length === 0 && ids[0] && ids[1]
    ? { text, organizationId: ids[0], appointmentId: ids[1] }
    : { text: said }
}
