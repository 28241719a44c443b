import { join } from 'node:path'
import * as z from 'zod'

import { readFunctions } from './function-settings'
import { asObject, type Json, mapJson } from './json'
import { collectResources, createResolver, functionArn, functionLogicalId, type LocalValues } from './references'
import { resolveVariables } from './variables'
import { readYaml } from './yaml-file'

export type TemplateOptions = {
  root: string
  stage?: string
  /** host:port of the two surfaces, which speak http here */
  hosts: { app: string; book: string; apiOrigin: string }
  values?: LocalValues
  secrets?: Record<string, string>
  queueUrl?: (name: string) => string
}

const authorizers = z.record(
  z.string(),
  z.object({
    type: z.literal('jwt'),
    identitySource: z.string(),
    issuerUrl: z.string(),
    audience: z.array(z.string()),
  }),
)

const hasText = (value: Json): value is string => typeof value === 'string'

/** serverless.yml and infra/ as one document in which every name is one of this cloud. */
export const loadTemplate = ({
  root,
  stage = 'local',
  hosts,
  values = {},
  secrets = {},
  queueUrl,
}: TemplateOptions) => {
  const raw = asObject(readYaml(join(root, 'serverless.yml')))
  const overrides = {
    'custom.hosts.app': hosts.app,
    'custom.hosts.book': hosts.book,
    'custom.hosts.apiOrigin': hosts.apiOrigin,
  }
  const document = resolveVariables(raw, { root, stage, overrides })
  const resources = collectResources(z.array(z.json()).parse(document.resources))
  const functionArns = Object.keys(asObject(document.functions)).map((key) => [
    `${functionLogicalId(key)}.Arn`,
    functionArn(key),
  ])
  const resolveReferences = createResolver(resources, { ...Object.fromEntries(functionArns), ...values }, queueUrl)

  const localText = (text: string) =>
    text
      // One value of a secret with several stands under `secret.value`.
      .replace(/\{\{resolve:secretsmanager:(\w+)(?::SecretString:(\w+))?\}\}/g, (_, id: string, key?: string) => {
        const name = key === undefined ? id : `${id}.${key}`
        return secrets[name] ?? `local-${name}`
      })
      .replaceAll(`https://${hosts.app}`, `http://${hosts.app}`)
      .replaceAll(`https://${hosts.book}`, `http://${hosts.book}`)

  const resolve = (value: Json) => mapJson(resolveReferences(value), (node) => (hasText(node) ? localText(node) : node))

  const provider = asObject(resolve(document.provider ?? null))
  return {
    root,
    functions: readFunctions(asObject(resolve(document.functions ?? null)), provider),
    authorizers: authorizers.parse(asObject(provider.httpApi).authorizers ?? {}),
    esbuild: asObject(asObject(document.custom).esbuild),
    resourcesOf: (type: string) =>
      [...resources.values()]
        .filter((resource) => resource.type === type)
        .map(({ id, properties }) => ({ id, properties: asObject(resolve(properties)) })),
    nameOf: (id: string) => String(resolve({ Ref: id })),
    attributeOf: (id: string, attribute: string) => String(resolve({ 'Fn::GetAtt': [id, attribute] })),
  }
}

export type Template = ReturnType<typeof loadTemplate>
