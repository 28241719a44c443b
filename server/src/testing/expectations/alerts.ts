import { addDevice } from '../../alerts/service'
import { type Expectation, everybody } from '../expectation'
import type { Tenant } from '../tenant'

const browser = {
  endpoint: 'https://fcm.googleapis.com/fcm/send/one',
  p256dh: 'B'.repeat(87),
  auth: 'a'.repeat(22),
  name: 'Chrome',
}

const deviceOf = async ({ ctx }: Tenant) => (await addDevice(ctx, browser)).id

export const alertsExpectations: Readonly<Record<string, Expectation>> = {
  'alerts.list': { allowed: everybody, input: () => ({}), foreign: {} },
  'alerts.countNew': { allowed: everybody, input: () => ({}), foreign: {} },
  'alerts.markSeen': { allowed: everybody, input: () => ({ until: '2026-11-23T14:00:00Z' }), foreign: {} },
  'alerts.pushKey': { allowed: everybody, input: () => ({}), foreign: {} },
  'alerts.devices': { allowed: everybody, input: () => ({}), foreign: {} },
  'alerts.addDevice': { allowed: everybody, input: () => browser, foreign: {} },
  'alerts.removeDevice': { allowed: everybody, input: async ({ own }) => ({ id: await deviceOf(own) }), foreign: {} },
}
