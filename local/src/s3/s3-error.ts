export class S3Error extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message = code,
  ) {
    super(message)
    this.name = code
  }
}

export const accessDenied = (message = 'Access Denied') => new S3Error(403, 'AccessDenied', message)
export const noSuchKey = () => new S3Error(404, 'NoSuchKey', 'The specified key does not exist.')
export const noSuchBucket = () => new S3Error(404, 'NoSuchBucket', 'The specified bucket does not exist')
export const invalidArgument = (message: string) => new S3Error(400, 'InvalidArgument', message)
/** Anything not built answers so: silence would let a call look as if it had worked. */
export const notImplemented = (what: string) =>
  new S3Error(501, 'NotImplemented', `${what} is not implemented by the stand-in`)
