import type { ClientFile, DeleteFileInput } from '@reservaplus/shared/files/client-file'
import { objectKeys } from '@reservaplus/shared/files/object-keys'
import { filesBucket } from '../adapters/files-bucket'
import type { AppContext, ChangeContext } from '../app-context'
import { get as getClient } from '../clients/service'
import { commitRemoval } from '../db/remove'
import { findWritable } from '../organizations/find-writable'
import { fileRemoval, findFile } from './repository'
import { changedStorage } from './write-storage'

export const removeObjects = async (file: ClientFile): Promise<void> => {
  await Promise.all(objectKeys(file).map((key) => filesBucket().remove(key)))
}

/**
 * The objects first: an item without them is found and taken away again, objects without an item would lie there for
 * ever. What they took of the storage is given back with the item. May be repeated.
 */
export const removeFile = async (
  ctx: ChangeContext,
  { organizationId, clientId, id }: Pick<ClientFile, 'organizationId' | 'clientId' | 'id'>,
  version?: number,
): Promise<void> => {
  await commitRemoval<ClientFile>(ctx, {
    kind: 'client-file',
    read: () => findFile({ organizationId, clientId, id }, { consistent: true }),
    version,
    writes: async (current) => {
      await removeObjects(current)

      return [fileRemoval(current), ...changedStorage(ctx, current.bytes, 0)]
    },
  })
}

export const remove = async (
  ctx: AppContext,
  { clientId, id, version }: DeleteFileInput,
): Promise<Record<string, never>> => {
  await Promise.all([getClient(ctx, { id: clientId }), findWritable(ctx)])
  await removeFile(ctx, { organizationId: ctx.organizationId, clientId, id }, version)

  return {}
}
