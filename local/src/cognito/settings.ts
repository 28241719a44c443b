import * as z from 'zod'

export const triggerNames = [
  'PreSignUp',
  'PostConfirmation',
  'PreAuthentication',
  'PostAuthentication',
  'PreTokenGeneration',
  'CustomMessage',
] as const
export type TriggerName = (typeof triggerNames)[number]

const clientSettings = z.object({
  clientId: z.string(),
  authFlows: z.array(z.string()).default(['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']),
  readAttributes: z.array(z.string()).optional(),
  writeAttributes: z.array(z.string()).optional(),
  accessTokenSeconds: z.number().default(3600),
  idTokenSeconds: z.number().default(3600),
  refreshTokenSeconds: z.number().default(30 * 86_400),
  challengeSeconds: z.number().default(180),
  hideUnknownUsers: z.boolean().default(true),
  refreshTokenRotation: z.object({ graceSeconds: z.number() }).optional(),
})
export type ClientSettings = z.infer<typeof clientSettings>

const passwordPolicy = z.object({
  minimumLength: z.number().default(8),
  requireLowercase: z.boolean().default(false),
  requireUppercase: z.boolean().default(false),
  requireNumbers: z.boolean().default(false),
  requireSymbols: z.boolean().default(false),
  temporaryPasswordDays: z.number().default(7),
})
export type PasswordPolicy = z.infer<typeof passwordPolicy>

const customAttribute = z.object({
  name: z.string(),
  mutable: z.boolean().default(true),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
})

export const poolSettings = z.object({
  userPoolId: z.string().regex(/^[a-z]{2}-[a-z-]+-\d_[0-9A-Za-z]+$/),
  clients: z.array(clientSettings).min(1),
  passwordPolicy: passwordPolicy.prefault({}),
  customAttributes: z.array(customAttribute).default([]),
  requiredAttributes: z.array(z.string()).default(['email']),
  caseSensitive: z.boolean().default(false),
  selfSignUp: z.boolean().default(true),
  /** The new mail address counts only once its code was entered (AttributesRequireVerificationBeforeUpdate). */
  verifyBeforeUpdate: z.boolean().default(false),
  preTokenGeneration: z.enum(['V1_0', 'V2_0']).default('V1_0'),
  triggers: z.array(z.enum(triggerNames)).default([]),
})
export type PoolSettings = z.infer<typeof poolSettings>
export type PoolSettingsInput = z.input<typeof poolSettings>

export const regionOf = (userPoolId: string) => userPoolId.split('_')[0] ?? ''
/** SRP mixes the part after the underscore into the password hash. */
export const poolNameOf = (userPoolId: string) => userPoolId.split('_')[1] ?? ''
export const issuerOf = (userPoolId: string) =>
  `https://cognito-idp.${regionOf(userPoolId)}.amazonaws.com/${userPoolId}`
