import type { AttributeType } from '@aws-sdk/client-cognito-identity-provider'
import { type UserId, userId } from '@reservaplus/shared/ids/schema'
import type { Role } from '@reservaplus/shared/permissions/roles'
import type { Locale } from '@reservaplus/shared/texts/locale'

/** What the product writes into an account. The table leads: a token's claims come from there, these are its mirror. */
export type AccountAttributes = {
  organizationId?: string | undefined
  organizationName?: string | undefined
  role?: Role | undefined
  /** First and last name as one. */
  name?: string | undefined
  /** The language of the pool's own mails. */
  locale?: Locale | undefined
  email?: string | undefined
}

export type PoolAccount = Omit<AccountAttributes, 'role' | 'locale'> & {
  userId: UserId
  email: string
  isEmailVerified: boolean
  isEnabled: boolean
  /** `invited`: has a temporary password and has not changed it; `unconfirmed`: signed up and has not entered the code. */
  status: 'invited' | 'unconfirmed' | 'confirmed'
  role?: string | undefined
  locale?: string | undefined
  createdAt: Date
}

const names = {
  organizationId: 'custom:organization_id',
  organizationName: 'custom:organization_name',
  role: 'custom:role',
  name: 'name',
  locale: 'locale',
  email: 'email',
} as const satisfies Record<keyof AccountAttributes, string>

/** An address that we write is one that somebody with the right to do so vouches for. */
export const toAttributes = (given: AccountAttributes): AttributeType[] => [
  ...Object.entries(names).flatMap(([key, Name]) => {
    const Value = given[key as keyof AccountAttributes]

    return Value === undefined ? [] : [{ Name, Value }]
  }),
  ...(given.email === undefined ? [] : [{ Name: 'email_verified', Value: 'true' }]),
]

const statusOf = (status: string | undefined): PoolAccount['status'] =>
  status === 'FORCE_CHANGE_PASSWORD' ? 'invited' : status === 'UNCONFIRMED' ? 'unconfirmed' : 'confirmed'

type Described = {
  Username?: string | undefined
  UserStatus?: string | undefined
  Enabled?: boolean | undefined
  UserCreateDate?: Date | undefined
}

export const toAccount = (described: Described, attributes: readonly AttributeType[] = []): PoolAccount => {
  const attribute = (name: string) => attributes.find(({ Name }) => Name === name)?.Value

  return {
    userId: userId.parse(described.Username),
    email: attribute(names.email) ?? '',
    isEmailVerified: attribute('email_verified') === 'true',
    isEnabled: described.Enabled ?? true,
    status: statusOf(described.UserStatus),
    organizationId: attribute(names.organizationId),
    organizationName: attribute(names.organizationName),
    role: attribute(names.role),
    name: attribute(names.name),
    locale: attribute(names.locale),
    createdAt: described.UserCreateDate ?? new Date(0),
  }
}
