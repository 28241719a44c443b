import { type Expectation, everybody } from '../expectation'

export const subscriptionsExpectations: Readonly<Record<string, Expectation>> = {
  'plans.list': { allowed: 'anyone', input: () => ({}), foreign: {} },
  'plans.get': { allowed: 'anyone', input: () => ({ id: 'basico' }), foreign: {} },
  'subscriptions.get': { allowed: ['owner'], input: () => ({}), foreign: {} },
  'subscriptions.usage': { allowed: everybody, input: () => ({}), foreign: {} },
  'subscriptions.choosePlan': { allowed: ['owner'], input: () => ({ plan: 'basico' }), foreign: {} },
  'subscriptions.changeCycle': { allowed: ['owner'], input: () => ({ billingCycle: 'yearly' }), foreign: {} },
  'subscriptions.cancel': { allowed: ['owner'], input: () => ({}), foreign: {} },
  'subscriptions.resume': { allowed: ['owner'], input: () => ({}), foreign: {} },
}
