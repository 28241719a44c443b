import { CognitoError, invalidParameter, notAuthorized } from './errors'
import type { Pool } from './pool'
import type { ClientSettings } from './settings'
import type { UserRecord } from './state'
import { findUser } from './users'

export type AttributeInput = { Name: string; Value?: string | undefined }

const standard = new Set(
  'address birthdate email email_verified family_name gender given_name locale middle_name name nickname phone_number phone_number_verified picture preferred_username profile updated_at website zoneinfo'.split(
    ' ',
  ),
)
const mailForm = /^[^@\s]+@[^@\s]+\.[^@\s]+$/

export const requireMail = (text: string) => {
  if (!mailForm.test(text)) throw invalidParameter('Username should be an email.')
}

const requireKnown = (pool: Pool, name: string, value: string) => {
  if (standard.has(name)) return
  const custom = pool.settings.customAttributes.find((each) => `custom:${each.name}` === name)
  if (!custom) throw invalidParameter(`user.${name}: Attribute does not exist in the schema.`)
  if (value.length > (custom.maxLength ?? 2048) || value.length < (custom.minLength ?? 0))
    throw invalidParameter(`Attributes did not conform to the schema: ${name}: String length out of range.`)
}

const requireChangeable = (pool: Pool, user: UserRecord | undefined, name: string, value: string) => {
  if (name === 'sub') throw invalidParameter('user.sub: Cannot modify an immutable attribute')
  const custom = pool.settings.customAttributes.find((each) => `custom:${each.name}` === name)
  const present = user?.attributes[name]
  if (custom && !custom.mutable && present !== undefined && present !== value)
    throw invalidParameter(`user.${name}: Attribute cannot be updated.`)
}

/** Checks against the pool's schema; `client` is given when the user, not an administrator, writes. */
export const readAttributes = (
  pool: Pool,
  list: readonly AttributeInput[],
  { user, client }: { user?: UserRecord; client?: ClientSettings } = {},
) => {
  const attributes: Record<string, string> = {}
  for (const { Name, Value = '' } of list) {
    requireChangeable(pool, user, Name, Value)
    requireKnown(pool, Name, Value)
    if (client && !clientMayWrite(client, Name))
      throw notAuthorized('A client attempted to write unauthorized attribute')
    attributes[Name] = Value
  }
  if (attributes.email !== undefined) requireFreeAlias(pool, attributes.email, user)
  return attributes
}

/** Whether an address was verified is never the app's to say, whatever the client's list holds. */
const clientMayWrite = (client: ClientSettings, name: string) =>
  !name.endsWith('_verified') && (!client.writeAttributes || client.writeAttributes.includes(name))

const requireFreeAlias = (pool: Pool, email: string, user: UserRecord | undefined) => {
  if (!mailForm.test(email)) throw invalidParameter('Invalid email address format.')
  const owner = findUser(pool, email)
  if (user && owner && owner.sub !== user.sub)
    throw new CognitoError('AliasExistsException', 'An account with the email already exists.')
}

export const requireAllRequired = (pool: Pool, attributes: Record<string, string>) => {
  const missing = pool.settings.requiredAttributes.filter((name) => !attributes[name])
  if (missing.length > 0)
    throw invalidParameter(
      `Attributes did not conform to the schema: ${missing.map((name) => `${name}: The attribute is required`).join('\n')}\n`,
    )
}
