import type { Json } from '../template/json'

export class MercadoPagoError extends Error {
  constructor(
    readonly status: number,
    readonly error: string,
    message: string,
    readonly code?: number,
  ) {
    super(message)
  }

  body(): Json {
    const cause = this.code === undefined ? [] : [{ code: this.code, description: this.message }]
    return { message: this.message, error: this.error, status: this.status, cause }
  }
}

export const badRequest = (message: string, code?: number) => new MercadoPagoError(400, 'bad_request', message, code)
export const notFound = (message: string, code?: number) => new MercadoPagoError(404, 'not_found', message, code)
export const unauthorized = () => new MercadoPagoError(401, 'unauthorized', 'invalid access token')
