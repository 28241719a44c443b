import * as z from 'zod'
import { organizationId, userId } from '../ids/schema'
import { instant } from '../time/schema'

/** The push services of browsers: what a device names is called by us, so it may be nothing else. */
const pushServices = [
  /^fcm\.googleapis\.com$/,
  /^(?:[\w-]+\.)?push\.services\.mozilla\.com$/,
  /^(?:[\w-]+\.)?push\.apple\.com$/,
  /^(?:[\w-]+\.)*notify\.windows\.com$/,
]

const isOfPushService = (address: string) => {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, port, username } = new URL(address)

  return protocol === 'https:' && port === '' && username === '' && pushServices.some((each) => each.test(hostname))
}

const endpoint = z.url().max(1000).refine(isOfPushService, { error: 'Not the address of a push service', abort: true })
const base64url = (bytes: number) => z.string().regex(new RegExp(`^[\\w-]{${Math.ceil((bytes * 4) / 3)}}=*$`))

/** What a browser gives who may push to it (RFC 8291): its address, and its keys, with which every message is encrypted. */
export const addPushDeviceInput = z.object({
  endpoint,
  p256dh: base64url(65),
  auth: base64url(16),
  /** What the person calls it: "Chrome on Android". */
  name: z.string().trim().min(1).max(60),
})
export type AddPushDeviceInput = z.infer<typeof addPushDeviceInput>

export const pushDeviceId = z.string().regex(/^[\w-]{22}$/)

/** A browser in which somebody allowed notices. */
export const pushDevice = addPushDeviceInput.extend({
  id: pushDeviceId,
  organizationId,
  userId,
  createdAt: instant,
})
export type PushDevice = z.infer<typeof pushDevice>

export const shownPushDevice = pushDevice.pick({ id: true, name: true, createdAt: true })
export const onePushDeviceInput = z.object({ id: pushDeviceId })

/** Absent: this installation pushes to nobody. */
export const pushKey = z.object({ publicKey: z.string().optional() })
