import { type Expectation, everybody } from '../expectation'

export const usersExpectations: Readonly<Record<string, Expectation>> = {
  'users.session': { allowed: everybody, input: () => ({}), foreign: {} },
  'users.signOutEverywhere': { allowed: everybody, input: () => ({}), foreign: {} },
}
