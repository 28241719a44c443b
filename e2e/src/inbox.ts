import { expect } from '@playwright/test'
import * as z from 'zod'
import { addresses } from './config/env'

const mail = z.object({
  subject: z.string(),
  destination: z.object({ to: z.array(z.string()) }),
  body: z.object({ html: z.string() }),
  attachments: z.array(z.object({ filename: z.string().optional(), content: z.string().optional() })).default([]),
})
export type Mail = z.infer<typeof mail>

export const mailsTo = async (address: string): Promise<Mail[]> => {
  const response = await fetch(`${addresses().inbox}/store`)
  const { emails } = z.object({ emails: z.array(mail) }).parse(await response.json())

  return emails.filter(({ destination }) => destination.to.some((to) => to.includes(address)))
}

/** Waits for the mail with this subject: it comes by stream, bus and queue. */
export const mailTo = async (address: string, subject: RegExp): Promise<Mail> => {
  const find = async () => (await mailsTo(address)).find((one) => subject.test(one.subject))
  await expect.poll(find, { message: `mail to ${address}: ${subject}`, timeout: 30_000 }).toBeDefined()

  return mail.parse(await find())
}

/** The link to the client's own appointment. */
export const manageLink = ({ body }: Mail): string => {
  const [link = ''] = body.html.match(/http[^"]+\/m\/[^"]+/) ?? []

  return link.replaceAll('&amp;', '&')
}
