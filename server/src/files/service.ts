import { AppError } from '@reservaplus/shared/errors/app-error'
import type {
  ClientFile,
  ListFilesInput,
  OneFileInput,
  ShownFile,
  UpdateFileInput,
} from '@reservaplus/shared/files/client-file'
import { storedKey, thumbnailKey } from '@reservaplus/shared/files/object-keys'
import { applyChanges } from '@reservaplus/shared/objects/apply-changes'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { Instant } from '@reservaplus/shared/time/schema'
import { filesBucket } from '../adapters/files-bucket'
import type { AppContext } from '../app-context'
import { get as getClient } from '../clients/service'
import type { Page } from '../db/page'
import { commitUpdate } from '../db/update'
import { findWritable } from '../organizations/find-writable'
import { fileReplacement, findFile, findFiles } from './repository'

/** Long enough to be opened, too short to be passed on. */
const linkSeconds = 300

const notFound = () => new AppError('NOT_FOUND', 'There is no such file')

const shown = async (file: ClientFile): Promise<ShownFile> => {
  if (!file.hasThumbnail) return file
  const asked = { seconds: linkSeconds, fileName: 'thumbnail.webp', contentType: 'image/webp' }

  return { ...file, thumbnailUrl: await filesBucket().signDownload(thumbnailKey(file), asked) }
}

export const list = async (ctx: AppContext, input: ListFilesInput): Promise<Page<ShownFile>> => {
  await getClient(ctx, { id: input.clientId })
  const page = await findFiles(ctx.organizationId, input)

  return { ...page, items: await Promise.all(page.items.map(shown)) }
}

const existing = async (ctx: AppContext, { clientId, id }: OneFileInput): Promise<ClientFile> => {
  const [file] = await Promise.all([
    findFile({ organizationId: ctx.organizationId, clientId, id }),
    getClient(ctx, { id: clientId }),
  ])
  if (!file) throw notFound()

  return file
}

export const get = async (ctx: AppContext, input: OneFileInput): Promise<ShownFile> => shown(await existing(ctx, input))

/** Only of what was looked at; always something to save, never something that a browser shows under our name. */
export const download = async (ctx: AppContext, input: OneFileInput): Promise<{ url: string; expiresAt: Instant }> => {
  const file = await existing(ctx, input)
  if (file.status !== 'ready') throw notFound()
  const { name: fileName, contentType } = file

  return {
    url: await filesBucket().signDownload(storedKey(file), { seconds: linkSeconds, fileName, contentType }),
    expiresAt: instantOf(new Date(ctx.clock.now().getTime() + linkSeconds * 1000)),
  }
}

export const update = async (
  ctx: AppContext,
  { clientId, id, version, ...changes }: UpdateFileInput,
): Promise<ClientFile> => {
  await Promise.all([getClient(ctx, { id: clientId }), findWritable(ctx)])

  return commitUpdate<ClientFile>(ctx, {
    kind: 'client-file',
    read: () => findFile({ organizationId: ctx.organizationId, clientId, id }, { consistent: true }),
    change: (current) => applyChanges(current, changes),
    version,
    writes: (next, current) => [fileReplacement(next, current)],
  })
}
