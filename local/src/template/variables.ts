import { createRequire } from 'node:module'
import { join } from 'node:path'
import * as z from 'zod'

import { asObject, isObject, type Json, type JsonObject } from './json'
import { readYaml } from './yaml-file'

export type VariableSources = { root: string; stage: string; overrides: Record<string, string> }

const pattern = /\$\{((?:self|param|sls):[\w.-]+|file\([^)]+\)(?::\w+)?)\}/

const at = (document: JsonObject, path: string): Json | undefined => {
  let node: Json | undefined = document
  for (const key of path.split('.')) node = isObject(node) ? node[key] : undefined
  return node
}

const require = createRequire(import.meta.url)

/** What a script of infra/ names: the deploy tool reads it in the same way. */
const readExport = (file: string, name: string): Json =>
  z.record(z.string(), z.json()).parse(require(file))[name] ?? null

/** Resolves the variables of the deploy tool; CloudFormation's own (`${AWS::Region}`, `${Table.Arn}`) are left alone. */
export const resolveVariables = (document: JsonObject, { root, stage, overrides }: VariableSources): JsonObject => {
  const params = asObject(document.params)
  const parameter = (name: string) => asObject(params[stage])[name] ?? asObject(params.default)[name]

  const lookUp = (expression: string): Json => {
    const [, file, name] = /^file\((.+)\)(?::(\w+))?$/.exec(expression) ?? []
    if (file) return name ? readExport(join(root, file), name) : readYaml(join(root, file))
    const [source, path = ''] = expression.split(':')
    if (source === 'sls') return stage
    const found = source === 'param' ? parameter(path) : (overrides[path] ?? at(document, path))
    if (found === undefined) throw new Error(`\${${expression}} has no value`)
    return found
  }

  const resolveText = (text: string): Json => {
    const match = pattern.exec(text)
    if (!match) return text
    const value = resolve(lookUp(match[1] ?? ''))
    if (match[0] === text) return value
    return resolveText(text.replace(match[0], () => String(value)))
  }

  const resolve = (value: Json): Json => {
    if (typeof value === 'string') return resolveText(value)
    if (Array.isArray(value)) return value.map(resolve)
    return isObject(value) ? resolveObject(value) : value
  }

  const resolveObject = (value: JsonObject): JsonObject =>
    Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(item)]))

  return resolveObject(document)
}
