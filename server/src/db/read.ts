/** `consistent`: for whatever a write is decided on. */
export type Read = { consistent?: boolean }
