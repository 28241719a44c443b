import * as z from 'zod'
import type { PoolSettingsInput } from './settings'
import { triggerNames } from './settings'

const limits = z.object({ MinLength: z.coerce.number().optional(), MaxLength: z.coerce.number().optional() }).optional()

const userPool = z.object({
  UsernameConfiguration: z.object({ CaseSensitive: z.boolean() }).optional(),
  UserAttributeUpdateSettings: z.object({ AttributesRequireVerificationBeforeUpdate: z.array(z.string()) }).optional(),
  AdminCreateUserConfig: z.object({ AllowAdminCreateUserOnly: z.boolean().optional() }).optional(),
  Schema: z
    .array(
      z.object({
        Name: z.string(),
        Required: z.boolean().default(false),
        Mutable: z.boolean().default(true),
        StringAttributeConstraints: limits,
      }),
    )
    .default([]),
  Policies: z
    .object({
      PasswordPolicy: z.object({
        MinimumLength: z.number().default(8),
        RequireLowercase: z.boolean().default(false),
        RequireUppercase: z.boolean().default(false),
        RequireNumbers: z.boolean().default(false),
        RequireSymbols: z.boolean().default(false),
        TemporaryPasswordValidityDays: z.number().default(7),
      }),
    })
    .optional(),
  LambdaConfig: z.record(z.string(), z.unknown()).default({}),
})

const unit = z.enum(['seconds', 'minutes', 'hours', 'days'])
const userPoolClient = z.object({
  ExplicitAuthFlows: z.array(z.string()).optional(),
  ReadAttributes: z.array(z.string()).optional(),
  WriteAttributes: z.array(z.string()).optional(),
  PreventUserExistenceErrors: z.enum(['ENABLED', 'LEGACY']).optional(),
  AccessTokenValidity: z.number().optional(),
  IdTokenValidity: z.number().optional(),
  RefreshTokenValidity: z.number().optional(),
  AuthSessionValidity: z.number().default(3),
  TokenValidityUnits: z
    .object({ AccessToken: unit.optional(), IdToken: unit.optional(), RefreshToken: unit.optional() })
    .default({}),
  RefreshTokenRotation: z
    .object({ Feature: z.enum(['ENABLED', 'DISABLED']), RetryGracePeriodSeconds: z.number().default(0) })
    .optional(),
})
type ClientProperties = z.infer<typeof userPoolClient>

const unitSeconds = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 }

const tokenV2 = z.object({ LambdaVersion: z.enum(['V2_0', 'V3_0']) })

const triggersOf = (config: Record<string, unknown>) =>
  triggerNames.filter(
    (name) => name in config || (name === 'PreTokenGeneration' && 'PreTokenGenerationConfig' in config),
  )

const lifetimes = (client: ClientProperties) => {
  const { AccessToken = 'hours', IdToken = 'hours', RefreshToken = 'days' } = client.TokenValidityUnits
  return {
    accessTokenSeconds: (client.AccessTokenValidity ?? 1) * unitSeconds[AccessToken],
    idTokenSeconds: (client.IdTokenValidity ?? 1) * unitSeconds[IdToken],
    refreshTokenSeconds: (client.RefreshTokenValidity ?? 30) * unitSeconds[RefreshToken],
    challengeSeconds: client.AuthSessionValidity * 60,
  }
}

const clientSettings = (clientId: string, properties: unknown): PoolSettingsInput['clients'][number] => {
  const client = userPoolClient.parse(properties)
  const { ExplicitAuthFlows, ReadAttributes, WriteAttributes, RefreshTokenRotation } = client
  return {
    clientId,
    ...lifetimes(client),
    ...(ExplicitAuthFlows && { authFlows: ExplicitAuthFlows }),
    ...(ReadAttributes && { readAttributes: ReadAttributes }),
    ...(WriteAttributes && { writeAttributes: WriteAttributes }),
    hideUnknownUsers: client.PreventUserExistenceErrors === 'ENABLED',
    ...(RefreshTokenRotation?.Feature === 'ENABLED' && {
      refreshTokenRotation: { graceSeconds: RefreshTokenRotation.RetryGracePeriodSeconds },
    }),
  }
}

export interface TemplatePool {
  userPoolId: string
  /** Properties of `AWS::Cognito::UserPool`. */
  pool: unknown
  /** Properties of each `AWS::Cognito::UserPoolClient`, by the id it gets. */
  clients: Record<string, unknown>
}

/** What the template deploys is what runs here: the settings come from the CloudFormation properties themselves. */
export const settingsFromTemplate = ({ userPoolId, pool, clients }: TemplatePool): PoolSettingsInput => {
  const properties = userPool.parse(pool)
  const policy = properties.Policies?.PasswordPolicy
  const standard = properties.Schema.filter(({ Name }) => Name === 'email' || Name === 'name')
  const custom = properties.Schema.filter((each) => !standard.includes(each))
  const version2 = tokenV2.safeParse(properties.LambdaConfig.PreTokenGenerationConfig).success
  return {
    userPoolId,
    clients: Object.entries(clients).map(([clientId, each]) => clientSettings(clientId, each)),
    caseSensitive: properties.UsernameConfiguration?.CaseSensitive ?? true,
    selfSignUp: !(properties.AdminCreateUserConfig?.AllowAdminCreateUserOnly ?? false),
    verifyBeforeUpdate:
      properties.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate.includes('email') ?? false,
    requiredAttributes: standard.filter(({ Required }) => Required).map(({ Name }) => Name),
    customAttributes: custom.map(({ Name, Mutable, StringAttributeConstraints: range }) => ({
      name: Name,
      mutable: Mutable,
      minLength: range?.MinLength,
      maxLength: range?.MaxLength,
    })),
    ...(policy && {
      passwordPolicy: {
        minimumLength: policy.MinimumLength,
        requireLowercase: policy.RequireLowercase,
        requireUppercase: policy.RequireUppercase,
        requireNumbers: policy.RequireNumbers,
        requireSymbols: policy.RequireSymbols,
        temporaryPasswordDays: policy.TemporaryPasswordValidityDays,
      },
    }),
    triggers: triggersOf(properties.LambdaConfig),
    preTokenGeneration: version2 ? 'V2_0' : 'V1_0',
  }
}
