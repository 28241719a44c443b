import { type Expectation, everybody } from '../expectation'

export const paymentsExpectations: Readonly<Record<string, Expectation>> = {
  'payments.methods': { allowed: everybody, input: () => ({}), foreign: {} },
  'payments.webhook': {
    allowed: 'anyone',
    input: () => ({ type: 'payment', action: 'payment.created', data: { id: '1' } }),
    foreign: {},
  },
}
