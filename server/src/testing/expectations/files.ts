import { requestFileUpload } from '../../files/upload-file'
import { desk, type Expectation } from '../expectation'
import type { Scene } from '../scene'

const announced = { name: 'ficha.pdf', contentType: 'application/pdf' as const, size: 1000 }

const fileOf = async ({ ctx, client }: Scene['own']) => {
  const wanted = { ...announced, category: 'document' as const, description: '', clientId: client.id }

  return (await requestFileUpload(ctx, wanted)).file.id
}
const ownClient = async ({ own, book }: Scene) => {
  await book()

  return { clientId: own.client.id }
}
const ownFile = async (scene: Scene) => ({ ...(await ownClient(scene)), id: await fileOf(scene.own) })
const foreignClient = { clientId: ({ other }: Scene) => other.client.id }
const foreign = { ...foreignClient, id: ({ other }: Scene) => fileOf(other) }
const ofOwnClient: Pick<Expectation, 'allowed' | 'refusal'> = { allowed: desk, refusal: 'NOT_FOUND' }

export const filesExpectations: Readonly<Record<string, Expectation>> = {
  'files.list': { ...ofOwnClient, input: ownClient, foreign: foreignClient },
  'files.get': { ...ofOwnClient, input: ownFile, foreign },
  // Nothing was sent yet.
  'files.download': { ...ofOwnClient, input: ownFile, code: 'NOT_FOUND', foreign },
  'files.requestUpload': {
    allowed: desk,
    input: async (scene) => ({ ...(await ownClient(scene)), ...announced }),
    foreign: foreignClient,
  },
  'files.update': {
    allowed: desk,
    input: async (scene) => ({ ...(await ownFile(scene)), description: 'Firmada' }),
    foreign,
  },
  'files.delete': { allowed: desk, input: ownFile, foreign },
}
