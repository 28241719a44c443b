import { type Expectation, slugOf } from '../expectation'

export const marketplaceExpectations: Readonly<Record<string, Expectation>> = {
  'marketplace.search': { allowed: 'anyone', input: () => ({ search: 'corte' }), foreign: {} },
  'marketplace.stats': { allowed: 'anyone', input: () => ({}), foreign: {} },
  'marketplace.get': { allowed: 'anyone', input: (scene) => ({ slug: slugOf(scene) }), foreign: {} },
}
