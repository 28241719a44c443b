import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider'
import { type UserId, userId } from '@reservaplus/shared/ids/schema'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { DemoAccount } from './accounts'

export type DemoPool = { endpoint: string; region: string; userPoolId: string }

export const demoPoolClient = ({ endpoint, region }: DemoPool) =>
  new CognitoIdentityProviderClient({
    endpoint,
    region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })

/** The account of a team member, as the team screen makes it; answers its `sub`. No invitation is mailed. */
export const createAccount = async (
  client: CognitoIdentityProviderClient,
  { userPoolId }: DemoPool,
  account: DemoAccount,
  organization: Organization,
): Promise<UserId> => {
  const { User } = await client.send(
    new AdminCreateUserCommand({
      UserPoolId: userPoolId,
      Username: account.email,
      MessageAction: 'SUPPRESS',
      TemporaryPassword: account.password,
      UserAttributes: [
        { Name: 'email', Value: account.email },
        { Name: 'email_verified', Value: 'true' },
        { Name: 'custom:organization_id', Value: organization.id },
        { Name: 'custom:organization_name', Value: organization.name },
        { Name: 'custom:role', Value: account.role },
      ],
    }),
  )
  if (!account.isTemporary) {
    await client.send(
      new AdminSetUserPasswordCommand({
        UserPoolId: userPoolId,
        Username: account.email,
        Password: account.password,
        Permanent: true,
      }),
    )
  }

  return userId.parse(User?.Username)
}
