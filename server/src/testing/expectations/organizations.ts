import { type Expectation, everybody, slugOf } from '../expectation'

export const organizationsExpectations: Readonly<Record<string, Expectation>> = {
  'organizations.publicGet': { allowed: 'anyone', input: (scene) => ({ slug: slugOf(scene) }), foreign: {} },
  'organizations.get': { allowed: everybody, input: () => ({}), foreign: {} },
}
