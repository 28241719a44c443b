/** A request as the product sees it, whatever brought it here. */
export type HttpRequest = {
  method: string
  /** Starts with a slash, still percent-encoded. */
  path: string
  rawQuery: string
  headers: Headers
  body: string
  correlationId: string
  /** The address that the edge saw, without port. Nothing else tells who calls. */
  viewerAddress: string | undefined
  /** It came by the entrance where keys count and tokens do not. */
  isByKey: boolean
}
