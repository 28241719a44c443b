import { badRequest } from './ses-error'

/** `"Ana, la dueña" <ana@example.com>` → `ana@example.com` */
export const bareAddress = (text: string) => (/<([^<>]+)>\s*$/.exec(text)?.[1] ?? text).trim().toLowerCase()

export const requireAddress = (text: string) => {
  const address = bareAddress(text)
  if (!address.includes('@')) throw badRequest("Missing final '@domain'")
  if (!/^[^@\s<>,]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(address)) throw badRequest('Illegal address')
}

/** Splits a header at its commas, but not at those inside quotes. */
export const splitAddresses = (text: string) =>
  (text.match(/(?:"(?:[^"\\]|\\.)*"|[^,"])+/g) ?? []).map((each) => each.trim()).filter((each) => each !== '')

export type Outcome = 'delivery' | 'bounce' | 'complaint' | 'suppressed'

const simulated: Record<string, Outcome> = {
  bounce: 'bounce',
  complaint: 'complaint',
  suppressionlist: 'suppressed',
}

/** The mailbox simulator's addresses take a label: `bounce+one@simulator.amazonses.com`. */
export const simulatedOutcome = (address: string): Outcome => {
  const [, mailbox = ''] = /^([a-z]+)(?:\+.*)?@simulator\.amazonses\.com$/.exec(address) ?? []
  return simulated[mailbox] ?? 'delivery'
}
