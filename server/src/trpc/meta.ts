import type { Permission } from '@reservaplus/shared/permissions/can'

/** Who may call: anyone, whoever holds a client's link, or a team member with the permission. */
export type Access = { kind: 'public' } | { kind: 'link' } | { kind: 'staff'; permission: Permission }

export type RestMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export type RestRoute = {
  method: RestMethod
  /** Below `/v1`, with `{name}` for the fields of the input that the path carries. */
  path: `/${string}`
  summary: string
  /** Answers 201 instead of 200. */
  creates?: true
}

export type ProcedureMeta = {
  access?: Access
  rest?: RestRoute
  /** A change that the owner of a closed organization makes all the same. */
  whileClosed?: true
}

const route =
  (method: RestMethod) =>
  (path: RestRoute['path'], summary: string): ProcedureMeta => ({ rest: { method, path, summary } })

export const restGet = route('GET')
export const restPost = route('POST')
export const restCreate = (path: RestRoute['path'], summary: string): ProcedureMeta => ({
  rest: { method: 'POST', path, summary, creates: true },
})
export const restPut = route('PUT')
export const restPatch = route('PATCH')
export const restDelete = route('DELETE')
