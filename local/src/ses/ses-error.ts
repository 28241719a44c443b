export class SesError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message)
    this.name = code
  }
}

export const badRequest = (message: string) => new SesError('BadRequestException', message)
export const notFound = (message: string) => new SesError('NotFoundException', message, 404)
