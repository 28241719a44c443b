import * as z from 'zod'
import { organizationId } from '../ids/schema'
import { appointmentMailKind } from '../notifications/schema'
import { locale } from '../texts/locale'

/** The mails to clients whose words an organization may choose. */
export const mailTemplateKind = z.enum([
  ...appointmentMailKind.options,
  'review',
  'followUp',
  'paymentRequested',
  'paymentApproved',
  'paymentRefunded',
])
export type MailTemplateKind = z.infer<typeof mailTemplateKind>

/** A subject and a heading are one line; the other two keep the lines they are written in. */
const oneLine = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'Must be a single line')
const block = z.string().trim().max(1000)

export const mailBlocks = z.object({
  subject: oneLine(150),
  title: oneLine(80),
  /** What stands above the facts of the mail: greeting and reason. */
  intro: block.min(1),
  /** The last words; empty: none. */
  closing: block,
})
export type MailBlocks = z.infer<typeof mailBlocks>
export type MailBlock = keyof MailBlocks

/** Ours, as an organization's own are written. */
export type DefaultBlocks = Record<MailTemplateKind, Omit<MailBlocks, 'closing'>>

/** What an organization has chosen; a block that is absent is ours. */
export const mailTemplate = mailBlocks.partial().extend({
  /** `booked~es` */
  id: z.string().max(40),
  organizationId,
  kind: mailTemplateKind,
  locale,
  version: z.int(),
})
export type MailTemplate = z.infer<typeof mailTemplate>

export const oneTemplate = z.object({ kind: mailTemplateKind, locale })
export type OneTemplate = z.infer<typeof oneTemplate>

/** What is left out stays as it is, null brings back ours. */
export const updateTemplateInput = oneTemplate.extend({
  /** The version the screen shows; another answers CONFLICT. */
  version: z.int().optional(),
  subject: mailBlocks.shape.subject.nullish(),
  title: mailBlocks.shape.title.nullish(),
  intro: mailBlocks.shape.intro.nullish(),
  closing: mailBlocks.shape.closing.nullish(),
})
export type UpdateTemplateInput = z.infer<typeof updateTemplateInput>

/** Blocks that nobody has saved; what is left out is as it stands. */
export const previewTemplateInput = oneTemplate.extend(mailBlocks.partial().shape)
export type PreviewTemplateInput = z.infer<typeof previewTemplateInput>

export const templateView = mailBlocks.extend({
  kind: mailTemplateKind,
  locale,
  /** Ours, which a reset brings back. */
  defaults: mailBlocks,
  isChanged: z.boolean(),
  /** What may stand between double braces, and something to see it with. */
  variables: z.array(z.object({ name: z.string(), sample: z.string() })),
  version: z.int(),
})
export type TemplateView = z.infer<typeof templateView>

export const templateList = z.object({ items: z.array(templateView) })
export const listTemplatesInput = z.object({ locale: locale.optional() })
export type ListTemplatesInput = z.infer<typeof listTemplatesInput>

export const sentTestMail = z.object({ email: z.string() })
