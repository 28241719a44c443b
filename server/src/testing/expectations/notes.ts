import { ulid } from 'ulid'
import { create } from '../../notes/service'
import { desk, type Expectation } from '../expectation'
import type { Scene } from '../scene'

const text = { category: 'general' as const, title: 'Color', content: 'Rubio 7.1', isPrivate: false }

const noteOf = async ({ ctx, client }: Scene['own']) =>
  (await create({ ...ctx, actor: { kind: 'staff', id: ulid() } }, { ...text, clientId: client.id })).id

/** An appointment makes them a client of the professional who asks. */
const ownClient = async ({ own, book }: Scene) => {
  await book()

  return { clientId: own.client.id }
}
const ownNote = async (scene: Scene) => ({ ...(await ownClient(scene)), id: await noteOf(scene.own) })
const foreignClient = { clientId: ({ other }: Scene) => other.client.id }
const foreign = { ...foreignClient, id: ({ other }: Scene) => noteOf(other) }

export const notesExpectations: Readonly<Record<string, Expectation>> = {
  'notes.list': { allowed: desk, refusal: 'NOT_FOUND', input: ownClient, foreign: foreignClient },
  'notes.get': { allowed: desk, refusal: 'NOT_FOUND', input: ownNote, foreign },
  'notes.create': {
    allowed: desk,
    input: async (scene) => ({ ...(await ownClient(scene)), content: 'Prefiere las mañanas' }),
    foreign: foreignClient,
  },
  // The note is somebody else's.
  'notes.update': {
    allowed: ['owner', 'admin'],
    input: async (scene) => ({ ...(await ownNote(scene)), title: 'Otro' }),
    foreign,
  },
  'notes.delete': { allowed: ['owner', 'admin'], input: ownNote, foreign },
}
