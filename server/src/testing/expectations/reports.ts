import { type Expectation, everybody, range } from '../expectation'

export const reportsExpectations: Readonly<Record<string, Expectation>> = {
  'reports.dashboard': { allowed: everybody, input: () => ({}), foreign: {} },
  'reports.summary': { allowed: ['owner', 'admin', 'professional'], input: () => range, foreign: {} },
}
