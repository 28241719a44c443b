import type { ClientFile, FileTicket, RequestFileInput } from '@reservaplus/shared/files/client-file'
import { incomingKey } from '@reservaplus/shared/files/object-keys'
import { fileId } from '@reservaplus/shared/ids/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import { filesBucket } from '../adapters/files-bucket'
import type { AppContext } from '../app-context'
import { clientStands, findStanding } from '../clients/find-standing'
import { get as getClient } from '../clients/service'
import { commitCreation } from '../db/create'
import { findWritable } from '../organizations/find-writable'
import { fileCreation, findFile } from './repository'
import { reservedStorage } from './write-storage'

export const uploadSeconds = 600

/**
 * Announces a file: what it will take is taken from the plan's storage at once, and the bucket accepts exactly those bytes
 * of exactly that kind, so no more can lie there than was counted.
 */
export const requestFileUpload = async (ctx: AppContext, input: RequestFileInput): Promise<FileTicket> => {
  const { size, ...typed } = input
  const { organizationId } = ctx
  const { clientId, contentType } = input
  await getClient(ctx, { id: clientId })
  const id = fileId.parse(ctx.newId())

  const file = await commitCreation<ClientFile>(ctx, {
    kind: 'client-file',
    find: (made) => findFile({ organizationId, clientId, id: fileId.parse(made) }, { consistent: true }),
    decide: async () => {
      await Promise.all([findWritable(ctx), findStanding(ctx, clientId)])
      const now = instantOf(ctx.clock.now())
      const state = { status: 'pending' as const, bytes: size, hasThumbnail: false, version: 1 }
      const item: ClientFile = {
        ...typed,
        ...state,
        id,
        organizationId,
        uploadedBy: ctx.actor,
        createdAt: now,
        updatedAt: now,
      }
      const reserved = await reservedStorage(ctx, size)

      return { item, writes: [fileCreation(item), reserved, clientStands(organizationId, clientId)] }
    },
  })

  return {
    file,
    url: await filesBucket().signUpload({ key: incomingKey(file), contentType, size, seconds: uploadSeconds }),
    headers: { 'content-type': contentType },
    expiresAt: instantOf(new Date(ctx.clock.now().getTime() + uploadSeconds * 1000)),
  }
}
