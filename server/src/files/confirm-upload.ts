import { AppError } from '@reservaplus/shared/errors/app-error'
import type { ClientFile, ClientFileType, FileRefusal } from '@reservaplus/shared/files/client-file'
import { fileTypeOf } from '@reservaplus/shared/files/magic'
import { incomingKey, storedKey, thumbnailKey } from '@reservaplus/shared/files/object-keys'
import type { ImageType } from '@reservaplus/shared/files/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import { filesBucket } from '../adapters/files-bucket'
import type { ChangeContext } from '../app-context'
import { commitUpdate } from '../db/update'
import { removeObjects } from './remove'
import { fileReplacement, findFile, findPendingFile } from './repository'
import { changedStorage } from './write-storage'

type Bytes = Uint8Array<ArrayBuffer>
/** The same picture, written anew: nothing is in it but what one sees. Throws where it is no picture. */
export type RedrawImage = (image: Bytes, type: ImageType) => Promise<{ image: Bytes; thumbnail: Bytes }>

type Looked = Pick<ClientFile, 'status' | 'bytes' | 'hasThumbnail'> & { refusal?: FileRefusal }
const refused = (refusal: FileRefusal): Looked => ({ status: 'refused', refusal, bytes: 0, hasThumbnail: false })

const isImage = (type: ClientFileType): type is ImageType => type !== 'application/pdf'

const look = async (file: ClientFile, sent: Bytes, redraw: RedrawImage): Promise<Looked> => {
  const { contentType } = file
  const bucket = filesBucket()
  if (fileTypeOf(sent.subarray(0, 12)) !== contentType) return refused('wrong-type')
  if (!isImage(contentType)) {
    await bucket.write(storedKey(file), sent, contentType)

    return { status: 'ready', bytes: sent.byteLength, hasThumbnail: false }
  }
  const redrawn = await redraw(sent, contentType).catch(() => undefined)
  if (!redrawn) return refused('unreadable')
  await bucket.write(storedKey(file), redrawn.image, contentType)
  await bucket.write(thumbnailKey(file), redrawn.thumbnail, 'image/webp')

  return { status: 'ready', bytes: redrawn.image.byteLength + redrawn.thumbnail.byteLength, hasThumbnail: true }
}

/**
 * Looks at what was sent, keeps it where it can be downloaded from, and says what it takes by now. May be repeated: a
 * file that was looked at is left as it is; one that was deleted meanwhile leaves nothing behind.
 */
export const confirmFileUpload = async (
  ctx: ChangeContext,
  pending: ClientFile,
  redraw: RedrawImage,
): Promise<ClientFile['status'] | 'nothing' | 'gone'> => {
  const bucket = filesBucket()
  const key = incomingKey(pending)
  if (!(await bucket.describe(key))) return 'nothing'
  const looked = await look(pending, new Uint8Array(await bucket.read(key)), redraw)

  try {
    const { status } = await commitUpdate<ClientFile>(ctx, {
      kind: 'client-file',
      read: () => findFile(pending, { consistent: true }),
      change: (current) =>
        current.status === 'pending' ? { ...current, ...looked, updatedAt: instantOf(ctx.clock.now()) } : current,
      writes: (next, current) => [fileReplacement(next, current), ...changedStorage(ctx, current.bytes, next.bytes)],
    })
    await bucket.remove(key)

    return status
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'NOT_FOUND') throw error
    const moved = await findPendingFile(pending.id)
    // To the record that its client was merged into: there it is looked at when it is told again.
    if (moved && moved.clientId !== pending.clientId) throw error
    await removeObjects(pending)

    return 'gone'
  }
}
