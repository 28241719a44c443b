import type { ClientFileType } from './client-file'
import { imageTypeOf } from './schema'

/** What the bytes of a file begin with; a name or a header may say anything. */
export const fileTypeOf = (start: Uint8Array): ClientFileType | undefined =>
  String.fromCharCode(...start.subarray(0, 5)) === '%PDF-' ? 'application/pdf' : imageTypeOf(start)
