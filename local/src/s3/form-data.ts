import { invalidArgument } from './s3-error'

export interface UploadForm {
  fields: Record<string, string>
  file: Buffer
  fileName: string
}

const missingFile = () => invalidArgument('POST requires exactly one file upload per request.')

/** Reads `multipart/form-data` up to the file; S3 ignores whatever follows it. */
export const readUploadForm = (body: Buffer, contentType: string): UploadForm => {
  const boundary = `--${/boundary="?([^";]+)/.exec(contentType)?.[1] ?? ''}`
  const fields: Record<string, string> = {}
  let at = body.indexOf(boundary)
  while (at >= 0) {
    const start = at + boundary.length + 2
    const headEnd = body.indexOf('\r\n\r\n', start)
    if (headEnd < 0) break
    const next = body.indexOf(`\r\n${boundary}`, headEnd + 4)
    if (next < 0) break
    const head = body.toString('utf8', start, headEnd)
    const name = /[;\s]name="([^"]*)"/.exec(head)?.[1] ?? ''
    const value = body.subarray(headEnd + 4, next)
    if (name === 'file') return { fields, file: value, fileName: /filename="([^"]*)"/.exec(head)?.[1] ?? '' }
    fields[name.toLowerCase()] = value.toString('utf8')
    at = next + 2
  }
  throw missingFile()
}
