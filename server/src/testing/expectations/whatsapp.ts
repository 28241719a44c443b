import { type Expectation, everybody } from '../expectation'

export const whatsappExpectations: Readonly<Record<string, Expectation>> = {
  'whatsapp.settings': { allowed: everybody, input: () => ({}), foreign: {} },
  'whatsapp.updateSettings': { allowed: ['owner', 'admin'], input: () => ({ isOn: false }), foreign: {} },
}
