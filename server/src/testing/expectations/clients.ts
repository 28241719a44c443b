import { ulid } from 'ulid'
import { desk, type Expectation, everybody } from '../expectation'

/** Whose appointment makes them a client of the professional who asks. */
const ofOwnClient: Expectation = {
  allowed: desk,
  refusal: 'NOT_FOUND',
  input: async ({ own, book }) => {
    await book()

    return { id: own.client.id }
  },
  foreign: { id: ({ other }) => other.client.id },
}

export const clientsExpectations: Readonly<Record<string, Expectation>> = {
  'clients.list': { allowed: everybody, input: () => ({}), foreign: {} },
  'clients.get': ofOwnClient,
  'clients.visits': ofOwnClient,
  'clients.create': {
    allowed: desk,
    input: () => ({ firstName: 'Luz', lastName: 'Vera', email: `${ulid().toLowerCase()}@correo.example` }),
    foreign: {},
  },
}
