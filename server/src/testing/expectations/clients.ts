import { ulid } from 'ulid'
import { deactivate } from '../../clients/change-activity'
import { merge as mergeClients } from '../../clients/merge-clients'
import { create } from '../../clients/service'
import { desk, type Expectation, everybody } from '../expectation'
import type { Scene } from '../scene'
import type { Tenant } from '../tenant'

/** Whose appointment makes them a client of the professional who asks. */
const onOwnClient = (more: () => Record<string, unknown> = () => ({})): Expectation => ({
  allowed: desk,
  refusal: 'NOT_FOUND',
  input: async ({ own, book }) => {
    await book()

    return { id: own.client.id, ...more() }
  },
  foreign: { id: ({ other }) => other.client.id },
})

/** What a role that may not write at all is told, whoever's the client is. */
const writing = (expectation: Expectation): Expectation => {
  const { refusal: _, ...others } = expectation

  return others
}

const onOwn = ({ own }: Scene) => ({ id: own.client.id })
const foreignClient = { id: ({ other }: Scene) => other.client.id }

/** Nothing was sent there. */
const uploadOf = ({ organization }: Tenant) => `uploads/${organization.id}/import/${ulid()}.csv`

/** A second client, to be made part of the first. */
const withOther = async ({ ctx, client }: Tenant) => ({
  id: client.id,
  from: (await create(ctx, { firstName: 'Ana', lastName: 'Soto' })).id,
})

export const clientsExpectations: Readonly<Record<string, Expectation>> = {
  'clients.list': { allowed: everybody, input: () => ({}), foreign: {} },
  'clients.counts': { allowed: ['owner', 'admin', 'reception'], input: () => ({}), foreign: {} },
  'clients.get': onOwnClient(),
  'clients.visits': onOwnClient(),
  'clients.create': {
    allowed: desk,
    input: () => ({ firstName: 'Luz', lastName: 'Vera', email: `${ulid().toLowerCase()}@correo.example` }),
    foreign: { preferredProfessionalId: ({ other }) => other.professional.id },
  },
  'clients.update': {
    ...writing(onOwnClient(() => ({ notes: ulid() }))),
    foreign: {
      id: ({ other }: Scene) => other.client.id,
      preferredProfessionalId: ({ other }: Scene) => other.professional.id,
    },
  },
  'clients.deactivate': writing(onOwnClient()),
  'clients.activate': {
    ...writing(onOwnClient()),
    effective: async ({ own }) => {
      const client = await create(own.ctx, { firstName: 'Eva', lastName: 'Ida' })
      await deactivate(own.ctx, { id: client.id })

      return { id: client.id }
    },
  },
  'clients.duplicates': { allowed: ['owner', 'admin'], input: () => ({}), foreign: {} },
  'clients.duplicatesOf': { allowed: ['owner', 'admin'], input: onOwn, foreign: foreignClient },
  'clients.merge': {
    allowed: ['owner', 'admin'],
    input: ({ own }) => withOther(own),
    foreign: { ...foreignClient, from: ({ other }: Scene) => other.client.id },
  },
  'clients.merges': { allowed: ['owner', 'admin'], input: onOwn, foreign: foreignClient },
  'clients.undoMerge': {
    allowed: ['owner', 'admin'],
    input: async ({ own }) => {
      const { merge } = await mergeClients(own.ctx, await withOther(own))

      return { id: own.client.id, mergeId: merge.id }
    },
    foreign: {
      ...foreignClient,
      mergeId: async ({ other }: Scene) => (await mergeClients(other.ctx, await withOther(other))).merge.id,
    },
  },
  'clients.requestImport': { allowed: ['owner', 'admin'], input: () => ({ size: 100 }), foreign: {} },
  'clients.previewImport': {
    allowed: ['owner', 'admin'],
    input: () => ({ text: 'Nombre\nAna' }),
    foreign: {},
  },
  'clients.startImport': {
    allowed: ['owner', 'admin'],
    input: ({ own }) => ({ key: uploadOf(own), mapping: { firstName: 'Nombre' } }),
    code: 'BAD_INPUT',
    foreign: { key: ({ other }: Scene) => uploadOf(other) },
  },
  'clients.export': { allowed: ['owner', 'admin'], input: () => ({}), foreign: {} },
  'clients.history': {
    allowed: ['owner', 'admin'],
    input: ({ own }) => ({ id: own.client.id }),
    foreign: { id: ({ other }) => other.client.id },
  },
}
