import { instantOf } from '@reservaplus/shared/time/instant'
import { connectToTable } from '../runtime/connect'
import { logger } from '../runtime/logger'
import { eventHandler } from '../runtime/queue-handler'
import { sendAppointmentWhatsapp } from '../whatsapp/send-appointment-whatsapp'

connectToTable()

export const handler = eventHandler(async (event) => {
  const outcome = await sendAppointmentWhatsapp(event, instantOf(new Date()))
  if (outcome === 'off') return

  logger.info('WhatsApp', { eventId: event.id, type: event.type, organizationId: event.organizationId, outcome })
})
