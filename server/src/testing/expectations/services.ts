import { type Expectation, everybody } from '../expectation'

export const servicesExpectations: Readonly<Record<string, Expectation>> = {
  'services.list': { allowed: everybody, input: () => ({}), foreign: {} },
}
