import type { AnyRouter } from '@trpc/server'
import * as z from 'zod'
import type { ProcedureMeta, RestMethod } from '../trpc/meta'

export type Segment = { literal: string } | { parameter: string }

export type RestEntry = {
  /** `appointments.cancel` */
  procedure: string
  type: 'query' | 'mutation'
  method: RestMethod
  path: string
  segments: readonly Segment[]
  /** The fields of the input with their schemas, and the schemas themselves for the document. */
  fields: Readonly<Record<string, z.core.$ZodType>>
  inputs: readonly z.ZodObject[]
  output: z.ZodType
  successStatus: 200 | 201
  meta: ProcedureMeta
}

const segmentsOf = (path: string): Segment[] =>
  path
    .slice(1)
    .split('/')
    .map((part) => (part.startsWith('{') ? { parameter: part.slice(1, -1) } : { literal: part }))

const asObject = (schema: unknown): z.ZodObject => {
  if (schema instanceof z.ZodObject) return schema

  throw new TypeError('The input of a procedure with a REST route is an object')
}

const asSchema = (schema: unknown): z.ZodType => {
  if (schema instanceof z.ZodType) return schema

  throw new TypeError('A procedure with a REST route has an output schema')
}

type Definition = {
  type: string
  meta?: ProcedureMeta
  inputs: readonly unknown[]
  output?: unknown
}

const entryOf = (procedure: string, { type, meta, inputs, output }: Definition): RestEntry | undefined => {
  if (!meta?.rest || (type !== 'query' && type !== 'mutation')) return undefined

  const objects = inputs.map(asObject)

  return {
    procedure,
    type,
    method: meta.rest.method,
    path: meta.rest.path,
    segments: segmentsOf(meta.rest.path),
    fields: Object.assign({}, ...objects.map(({ shape }) => shape)),
    inputs: objects,
    output: asSchema(output),
    successStatus: meta.rest.creates ? 201 : 200,
    meta,
  }
}

const hasDefinition = (value: unknown): value is { _def: Definition } => typeof value === 'function' && '_def' in value

/** Every procedure by its path, as tRPC keeps them at run time. */
export const proceduresOf = (router: AnyRouter): [string, Definition][] =>
  Object.entries<unknown>(router._def.procedures).flatMap(([path, procedure]) =>
    hasDefinition(procedure) ? [[path, procedure._def]] : [],
  )

const parameters = ({ segments }: RestEntry) => segments.map((segment) => ('parameter' in segment ? '1' : '0')).join('')

/** Literal addresses stand before those with parameters, so that none hides another. */
export const restTableOf = (router: AnyRouter): readonly RestEntry[] =>
  proceduresOf(router)
    .flatMap(([path, definition]) => entryOf(path, definition) ?? [])
    // Not localeCompare: it loads the rules of a language, which takes longer than all of the sorting.
    .sort((a, b) => (parameters(a) < parameters(b) ? -1 : Number(parameters(a) > parameters(b))))
