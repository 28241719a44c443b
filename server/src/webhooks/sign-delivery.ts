import { createHmac, hkdfSync } from 'node:crypto'
import type { OrganizationId, WebhookId } from '@reservaplus/shared/ids/schema'
import { toSeconds } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'

type Signer = {
  organizationId: OrganizationId
  id: WebhookId
  secretNumber: number
  previousSecretUntil?: Instant | undefined
}

/** Derived from the product's own secret: each webhook has another one, and none is kept anywhere. */
export const secretOf = (master: string, { organizationId, id }: Signer, number: number): string => {
  const derived = hkdfSync('sha256', master, organizationId, `webhook ${id} ${number}`, 32)

  return `whsec_${Buffer.from(derived).toString('base64url')}`
}

const signature = (secret: string, seconds: number, body: string) =>
  createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')

/**
 * `t=1764000000,v1=…`: the time is signed with the body, so that a receiver can refuse what is old. While a secret is
 * being changed both sign.
 */
export const signatureHeader = (master: string, signer: Signer, body: string, now: Instant): string => {
  const seconds = toSeconds(now)
  const { secretNumber, previousSecretUntil } = signer
  const numbers = previousSecretUntil && now < previousSecretUntil ? [secretNumber, secretNumber - 1] : [secretNumber]

  return [
    `t=${seconds}`,
    ...numbers.map((number) => `v1=${signature(secretOf(master, signer, number), seconds, body)}`),
  ].join(',')
}
