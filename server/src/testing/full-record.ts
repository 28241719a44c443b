import { requestFileInput } from '@reservaplus/shared/files/client-file'
import { createNoteInput } from '@reservaplus/shared/notes/schema'
import { recordPaymentInput, refundPaymentInput } from '@reservaplus/shared/payments/inputs'
import { localDate } from '@reservaplus/shared/time/schema'
import { createWaitlistEntryInput } from '@reservaplus/shared/waitlist/schema'
import { cancel } from '../appointments/change'
import { projectClient } from '../clients/project-client'
import { create as createClient } from '../clients/service'
import { update as updateClient } from '../clients/update'
import { confirmFileUpload } from '../files/confirm-upload'
import { requestFileUpload } from '../files/upload-file'
import { create as createNote } from '../notes/service'
import { record as recordPayment } from '../payments/record-payment'
import { refund as refundPayment } from '../payments/refund-payment'
import { create as joinWaitlist } from '../waitlist/join'
import type { Salon } from './salon'

/** Whatever of them is anywhere has this in it. */
export const ofZenobia = /zenobia|urrutia|5555/i

// Weekdays of December 2026 without a holiday.
const days = ['01', '02', '03', '04', '07', '09', '10', '11', '14', '15', '16', '17', '18']

/** Clients of whom everything is kept that can be, each in the salon of the test. */
export const recordsOf = (salon: () => Salon) => {
  let serial = 0

  return async () => {
    const { ctx, byHand, service, professional } = salon()
    serial += 1
    const email = `zenobia${serial}@correo.example`
    const made = await createClient(ctx, {
      firstName: 'Zenobia',
      lastName: 'Urrutia',
      email,
      phone: '+56955555555',
      rut: '12.345.678-5',
      address: 'Calle Zenobia 5555',
      marketingConsent: true,
    })
    const client = await updateClient(ctx, { id: made.id, notes: 'Zenobia prefiere té' })
    const { id: clientId } = client
    await createNote(ctx, createNoteInput.parse({ clientId, content: 'Zenobia es alérgica', isPrivate: true }))
    const body = new Uint8Array(Buffer.from('%PDF-1.7 Zenobia'))
    const announced = { clientId, name: 'Zenobia.pdf', contentType: 'application/pdf', size: body.length }
    const { file, url, headers } = await requestFileUpload(ctx, requestFileInput.parse(announced))
    await fetch(url, { method: 'PUT', headers, body })
    await confirmFileUpload(ctx, file, () => Promise.reject(new Error('No picture')))
    const start = `2026-12-${days[serial - 1]}T13:00:00Z`
    const words = { notes: 'De Zenobia', internalNotes: 'Urrutia' }
    const booked = await byHand({ start, client: { id: clientId }, ...words })
    const appointment = await cancel(ctx, { id: booked.id, reason: 'Zenobia enferma' })
    const sold = { clientId, method: 'cash', amount: { amount: 5000, currency: 'CLP' }, note: 'Zenobia pagó' }
    const { id } = await recordPayment(ctx, recordPaymentInput.parse(sold))
    await refundPayment(ctx, refundPaymentInput.parse({ id, reason: 'Zenobia no quedó conforme' }))
    const from = localDate.parse('2026-12-01')
    await joinWaitlist(
      ctx,
      createWaitlistEntryInput.parse({
        ...{ services: [{ serviceId: service.id }], professionalId: professional.id, from, to: from },
        ...{ client: { id: clientId }, note: 'Zenobia puede siempre' },
      }),
    )
    await projectClient(ctx.clock, { organizationId: ctx.organizationId, clientId, isAnew: true })

    return { client, email, file, appointment }
  }
}
