import * as z from 'zod'

const ports = ['', '443', '8443']
const unreachable = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|test|invalid|onion|arpa)$/

const parsed = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined)

/** An address by number, in whatever spelling: the parser has made four numbers of it, or brackets. */
const isNumeric = (host: string) => /^[\d.]+$/.test(host) || host.startsWith('[')

/**
 * Where webhooks may go, as far as the address itself tells: HTTPS, a name of the public internet, no password. What the
 * name stands for is asked at each delivery.
 */
export const isDeliverable = (text: string): boolean => {
  const url = parsed(text)
  if (!url) return false
  const { protocol, hostname, port, username, password } = url
  const host = hostname.replace(/\.$/, '')

  return (
    protocol === 'https:' &&
    username === '' &&
    password === '' &&
    ports.includes(port) &&
    host.includes('.') &&
    !isNumeric(host) &&
    !unreachable.test(host)
  )
}

export const webhookUrl = z
  .string()
  .trim()
  .max(500)
  .refine(isDeliverable, 'An address that begins with https:// and can be reached from the internet')
  .transform((text) => new URL(text).href)
  .pipe(z.string())
