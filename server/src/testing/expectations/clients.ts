import { ulid } from 'ulid'
import { desk, type Expectation, everybody } from '../expectation'

export const clientsExpectations: Readonly<Record<string, Expectation>> = {
  'clients.list': { allowed: everybody, input: () => ({}), foreign: {} },
  'clients.get': {
    allowed: desk,
    refusal: 'NOT_FOUND',
    input: async ({ own, book }) => {
      await book()
      return { id: own.client.id }
    },
    foreign: { id: ({ other }) => other.client.id },
  },
  'clients.visits': {
    allowed: desk,
    refusal: 'NOT_FOUND',
    input: async ({ own, book }) => {
      await book()

      return { id: own.client.id }
    },
    foreign: { id: ({ other }) => other.client.id },
  },
  'clients.create': {
    allowed: desk,
    input: () => ({ firstName: 'Luz', lastName: 'Vera', email: `${ulid().toLowerCase()}@correo.example` }),
    foreign: {},
  },
}
