import { type Expectation, everybody } from '../expectation'

export const professionalsExpectations: Readonly<Record<string, Expectation>> = {
  'professionals.list': { allowed: everybody, input: () => ({}), foreign: {} },
}
