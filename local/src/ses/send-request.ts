import * as z from 'zod'
import { requireAddress, splitAddresses } from './addresses'
import { badRequest } from './ses-error'

const addresses = z.array(z.string()).optional()

export const sendRequest = z.looseObject({
  FromEmailAddress: z.string().optional(),
  Destination: z.object({ ToAddresses: addresses, CcAddresses: addresses, BccAddresses: addresses }).optional(),
  ConfigurationSetName: z.string().optional(),
  EmailTags: z.array(z.object({ Name: z.string(), Value: z.string() })).optional(),
  Content: z.looseObject({
    Simple: z.looseObject({ Subject: z.object({ Data: z.string() }) }).optional(),
    Raw: z.object({ Data: z.string() }).optional(),
  }),
})
export type SendRequest = z.infer<typeof sendRequest>

/** What SES events tell of a mail. */
export interface Envelope {
  from: string
  to: string[]
  recipients: string[]
  subject: string
}

const rawHeaders = (data: string) => {
  const text = Buffer.from(data, 'base64').toString('utf8')
  const [head = ''] = text.split(/\r?\n\r?\n/, 1)
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  return (name: string) =>
    lines
      .find((line) => line.toLowerCase().startsWith(`${name}:`))
      ?.slice(name.length + 1)
      .trim() ?? ''
}

const addressed = ({ Destination }: SendRequest) => {
  const { ToAddresses: to = [], CcAddresses: cc = [], BccAddresses: bcc = [] } = Destination ?? {}
  return { to, all: [...to, ...cc, ...bcc] }
}

export const readEnvelope = (request: SendRequest): Envelope => {
  const named = addressed(request)
  const raw = rawHeaders(request.Content.Raw?.Data ?? '')
  const fromHeaders = ['to', 'cc', 'bcc'].flatMap((name) => splitAddresses(raw(name)))
  const recipients = named.all.length > 0 ? named.all : fromHeaders
  const from = request.FromEmailAddress ?? raw('from')
  if (recipients.length === 0) throw badRequest('Destination should not be empty')
  if (recipients.length > 50) throw badRequest('Recipient count exceeds 50.')
  for (const each of [from, ...recipients]) requireAddress(each)
  return {
    from,
    recipients,
    to: named.to.length > 0 ? named.to : splitAddresses(raw('to')),
    subject: request.Content.Simple?.Subject.Data ?? raw('subject'),
  }
}

/** The request as the mail would really go out: nothing is handed over for a suppressed address. */
export const withoutRecipients = (request: SendRequest, dropped: (address: string) => boolean): SendRequest => {
  const keep = (list: string[] | undefined) => list?.filter((each) => !dropped(each))
  const { ToAddresses, CcAddresses, BccAddresses } = request.Destination ?? {}
  if (!request.Destination) return request
  return {
    ...request,
    Destination: { ToAddresses: keep(ToAddresses), CcAddresses: keep(CcAddresses), BccAddresses: keep(BccAddresses) },
  }
}

const tagForm = /^[A-Za-z0-9_-]{1,256}$/

export const requireTags = ({ EmailTags = [] }: SendRequest) => {
  for (const { Name, Value } of EmailTags) {
    if (!tagForm.test(Name))
      throw badRequest(`Tag name <${Name}> is invalid: only alphanumeric ASCII characters, '_' and '-'.`)
    if (!tagForm.test(Value))
      throw badRequest(`Tag value <${Value}> is invalid: only alphanumeric ASCII characters, '_' and '-'.`)
  }
}
