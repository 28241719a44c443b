import * as z from 'zod'
import { appointmentId, clientId, organizationId } from '../ids/schema'
import { instant } from '../time/schema'

/** Whether an organization writes to its clients by WhatsApp as well; off until somebody says otherwise. */
export const whatsappSettings = z.object({
  isOn: z.boolean(),
  /** Whether this installation has a number to write from. */
  isAvailable: z.boolean(),
  version: z.int(),
})
export type WhatsappSettings = z.infer<typeof whatsappSettings>

/** As it is kept. */
const _stored = whatsappSettings.omit({ isAvailable: true }).extend({ organizationId })
export type StoredWhatsapp = z.infer<typeof _stored>

export const updateWhatsappInput = z.object({ isOn: z.boolean(), version: z.int().optional() })
export type UpdateWhatsappInput = z.infer<typeof updateWhatsappInput>

/** What was last written about to a number, in the name of an organization: an answer to it names neither. */
export const conversation = z.object({
  /** Of the number, so that it stands nowhere. */
  phoneHash: z.string(),
  organizationId,
  clientId,
  appointmentId,
  at: instant,
  /** The message of theirs that was answered last: Meta may bring it twice. */
  answered: z.string().optional(),
})
export type Conversation = z.infer<typeof conversation>

/** What Meta told, as far as it concerns the product: taken out of its notice, checked, on its way to whoever acts on it. */
export const whatsappNotice = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('status'),
    /** Which message: what the product had said of it when it was sent. */
    reference: z.string().min(1).max(300),
    providerId: z.string().min(1).max(200),
    status: z.enum(['sent', 'delivered', 'read', 'failed']),
  }),
  z.object({
    kind: z.literal('message'),
    providerId: z.string().min(1).max(200),
    /** Digits, as Meta writes it: E.164 without the plus. */
    from: z.string().regex(/^\d{6,15}$/),
    at: instant,
    /** What they typed, or what stands behind the button they pressed. */
    text: z.string().max(200),
  }),
])
export type WhatsappNotice = z.infer<typeof whatsappNotice>
