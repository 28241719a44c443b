import type { Expectation } from '../expectation'

export const messagesExpectations: Readonly<Record<string, Expectation>> = {
  'messages.list': { allowed: ['owner', 'admin'], input: () => ({}), foreign: {} },
}
