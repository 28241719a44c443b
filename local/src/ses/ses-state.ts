import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import * as z from 'zod'

const storedMail = z.object({
  messageId: z.string(),
  from: z.string(),
  replyTo: z.array(z.string()),
  destination: z.object({ to: z.array(z.string()), cc: z.array(z.string()), bcc: z.array(z.string()) }),
  subject: z.string(),
  body: z.object({ html: z.string().optional(), text: z.string().optional() }),
  attachments: z.array(
    z.looseObject({ content: z.string(), contentType: z.string(), filename: z.string().optional(), size: z.number() }),
  ),
  headers: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
  at: z.number(),
})
export type StoredMail = z.infer<typeof storedMail>

const suppressedAddress = z.object({
  EmailAddress: z.string(),
  Reason: z.enum(['BOUNCE', 'COMPLAINT']),
  LastUpdateTime: z.number(),
})
export type SuppressedAddress = z.infer<typeof suppressedAddress>

const sesState = z.object({ mails: z.array(storedMail), suppressed: z.array(suppressedAddress) })
export type SesState = z.infer<typeof sesState>

export const loadSesState = (file: string | undefined): SesState =>
  file && existsSync(file) ? sesState.parse(JSON.parse(readFileSync(file, 'utf8'))) : { mails: [], suppressed: [] }

export const saveSesState = (file: string | undefined, state: SesState) => {
  if (!file) return
  mkdirSync(dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}.tmp`
  writeFileSync(draft, JSON.stringify(state))
  renameSync(draft, file)
}
