import { localAccountId, localRegion } from '../config/env'
import { asObject, isObject, type Json, type JsonObject } from './json'

export type Resource = { id: string; type: string; properties: JsonObject }

/** What a resource is called here: by its logical id, or `id.attribute`. Wins over the rules below. */
export type LocalValues = Record<string, string>

const pseudoParameters: LocalValues = {
  'AWS::Region': localRegion,
  'AWS::AccountId': localAccountId,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
}

const arn = (service: string, rest: string) => `arn:aws:${service}:${localRegion}:${localAccountId}:${rest}`

type Naming = {
  attributes?: Record<string, (name: string) => string>
  name?: string
}

const namings: Record<string, Naming> = {
  'AWS::DynamoDB::Table': {
    name: 'TableName',
    attributes: {
      Arn: (n) => arn('dynamodb', `table/${n}`),
      StreamArn: (n) => arn('dynamodb', `table/${n}/stream/latest`),
    },
  },
  'AWS::SQS::Queue': { name: 'QueueName', attributes: { Arn: (n) => arn('sqs', n), QueueName: (n) => n } },
  'AWS::S3::Bucket': {
    name: 'BucketName',
    attributes: { Arn: (n) => `arn:aws:s3:::${n}`, RegionalDomainName: (n) => `${n}.s3.${localRegion}.amazonaws.com` },
  },
  'AWS::Events::EventBus': { name: 'Name', attributes: { Arn: (n) => arn('events', `event-bus/${n}`) } },
  'AWS::Events::Rule': { name: 'Name', attributes: { Arn: (n) => arn('events', `rule/${n}`) } },
  'AWS::SES::ConfigurationSet': { name: 'Name' },
  'AWS::KMS::Key': { attributes: { Arn: (n) => arn('kms', `key/${n}`) } },
  'AWS::Cognito::UserPool': { attributes: { Arn: (n) => arn('cognito-idp', `userpool/${n}`) } },
}

/** The deploy tool's rule for the logical id of a function. */
export const functionLogicalId = (key: string) => {
  const name = key.replaceAll('-', 'Dash').replaceAll('_', 'Underscore')
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}LambdaFunction`
}

export const functionArn = (key: string) => arn('lambda', `function:${key}`)

/** Replaces Ref, Fn::GetAtt and Fn::Sub by the values of this cloud. */
export const createResolver = (
  resources: Map<string, Resource>,
  values: LocalValues,
  queueUrl = (name: string) => name,
) => {
  const nameOf = (resource: Resource): string => {
    const property = namings[resource.type]?.name
    const given = property ? resource.properties[property] : undefined
    return given === undefined ? resource.id : String(resolve(given))
  }

  const reference = (id: string): string => {
    const known = values[id] ?? pseudoParameters[id]
    if (known !== undefined) return known
    const resource = resources.get(id)
    if (resource?.type === 'AWS::SQS::Queue') return queueUrl(nameOf(resource))
    return resource ? nameOf(resource) : id
  }

  const attribute = (id: string, name: string): string => {
    const known = values[`${id}.${name}`]
    if (known !== undefined) return known
    const resource = resources.get(id)
    const rule = resource && namings[resource.type]?.attributes?.[name]
    return rule
      ? rule(values[id] && resource.type.startsWith('AWS::Cognito') ? values[id] : nameOf(resource))
      : `${id}.${name}`
  }

  const substitute = (text: string) =>
    text.replace(/\$\{([\w:.]+)\}/g, (_, expression: string) => {
      const [id = '', ...rest] = expression.split('.')
      return rest.length > 0 ? attribute(id, rest.join('.')) : reference(expression)
    })

  const resolveObject = (value: JsonObject): Json => {
    if (typeof value.Ref === 'string') return reference(value.Ref)
    if (typeof value['Fn::Sub'] === 'string') return substitute(value['Fn::Sub'])
    const target = value['Fn::GetAtt']
    if (Array.isArray(target)) return attribute(String(target[0]), String(target[1]))
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(item)]))
  }

  const resolve = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(resolve)
    return isObject(value) ? resolveObject(value) : value
  }

  return resolve
}

export const collectResources = (parts: Json[]) => {
  const found = new Map<string, Resource>()
  for (const part of parts) {
    for (const [id, resource] of Object.entries(asObject(asObject(part).Resources))) {
      const { Type, Properties } = asObject(resource)
      found.set(id, { id, type: String(Type), properties: asObject(Properties) })
    }
  }
  return found
}
