import * as z from 'zod'

import { type PoolSettingsInput, triggerNames } from '../cognito/settings'
import type { Template } from '../template/load-template'

const pool = z.object({
  UsernameConfiguration: z.object({ CaseSensitive: z.boolean() }).default({ CaseSensitive: true }),
  Schema: z.array(
    z.object({ Name: z.string(), Required: z.boolean().default(false), Mutable: z.boolean().default(true) }),
  ),
  Policies: z.object({
    PasswordPolicy: z.object({
      MinimumLength: z.number(),
      RequireUppercase: z.boolean(),
      RequireLowercase: z.boolean(),
      RequireNumbers: z.boolean(),
      RequireSymbols: z.boolean(),
      TemporaryPasswordValidityDays: z.number(),
    }),
  }),
  AdminCreateUserConfig: z
    .object({ AllowAdminCreateUserOnly: z.boolean() })
    .default({ AllowAdminCreateUserOnly: false }),
  UserAttributeUpdateSettings: z.object({ AttributesRequireVerificationBeforeUpdate: z.array(z.string()) }).optional(),
  LambdaConfig: z.partialRecord(z.enum(triggerNames), z.string()).default({}),
})

const unitSeconds = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 }
const unit = z.enum(['seconds', 'minutes', 'hours', 'days'])

const client = z.object({
  ExplicitAuthFlows: z.array(z.string()),
  PreventUserExistenceErrors: z.enum(['ENABLED', 'LEGACY']).default('LEGACY'),
  IdTokenValidity: z.number(),
  AccessTokenValidity: z.number(),
  RefreshTokenValidity: z.number(),
  TokenValidityUnits: z.object({ IdToken: unit, AccessToken: unit, RefreshToken: unit }),
  ReadAttributes: z.array(z.string()).optional(),
  WriteAttributes: z.array(z.string()).optional(),
})

const standardAttributes = ['email', 'name', 'phone_number', 'given_name', 'family_name', 'locale']

const readClient = (properties: unknown, clientId: string): PoolSettingsInput['clients'][number] => {
  const given = client.parse(properties)
  const units = given.TokenValidityUnits
  return {
    clientId,
    authFlows: given.ExplicitAuthFlows,
    readAttributes: given.ReadAttributes,
    writeAttributes: given.WriteAttributes,
    idTokenSeconds: given.IdTokenValidity * unitSeconds[units.IdToken],
    accessTokenSeconds: given.AccessTokenValidity * unitSeconds[units.AccessToken],
    refreshTokenSeconds: given.RefreshTokenValidity * unitSeconds[units.RefreshToken],
    hideUnknownUsers: given.PreventUserExistenceErrors === 'ENABLED',
  }
}

const only = (template: Template, type: string) => {
  const [found, ...more] = template.resourcesOf(type)
  if (!found || more.length > 0) throw new Error(`The template must have exactly one ${type}`)
  return found
}

/** The user pool of the template, and which function each of its triggers is. */
export const readPool = (template: Template) => {
  const { id, properties } = only(template, 'AWS::Cognito::UserPool')
  const given = pool.parse(properties)
  const spa = only(template, 'AWS::Cognito::UserPoolClient')
  const password = given.Policies.PasswordPolicy
  const triggers = Object.entries(given.LambdaConfig).map(([name, arn]) => [name, arn.split(':').pop() ?? ''])
  const settings: PoolSettingsInput = {
    userPoolId: template.nameOf(id),
    clients: [readClient(spa.properties, template.nameOf(spa.id))],
    passwordPolicy: {
      minimumLength: password.MinimumLength,
      requireUppercase: password.RequireUppercase,
      requireLowercase: password.RequireLowercase,
      requireNumbers: password.RequireNumbers,
      requireSymbols: password.RequireSymbols,
      temporaryPasswordDays: password.TemporaryPasswordValidityDays,
    },
    customAttributes: given.Schema.filter((one) => !standardAttributes.includes(one.Name)).map((one) => ({
      name: one.Name,
      mutable: one.Mutable,
    })),
    requiredAttributes: given.Schema.filter((one) => one.Required).map((one) => one.Name),
    caseSensitive: given.UsernameConfiguration.CaseSensitive,
    selfSignUp: !given.AdminCreateUserConfig.AllowAdminCreateUserOnly,
    verifyBeforeUpdate: given.UserAttributeUpdateSettings !== undefined,
    triggers: triggerNames.filter((name) => name in given.LambdaConfig),
  }
  const functionKeys: Record<string, string> = Object.fromEntries(triggers)
  return { settings, functionKeys }
}
