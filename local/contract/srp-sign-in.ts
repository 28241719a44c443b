import {
  type CognitoIdentityProviderClient,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import {
  claimSignature,
  fromHex,
  generator,
  hashHex,
  modPow,
  multiplier,
  padHex,
  prime,
  privateKeyOf,
  randomBig,
  sessionKey,
} from '../src/cognito/srp'

export interface Login {
  userPoolId: string
  clientId: string
  username: string
  password: string
}

/** The client's half of SRP over plain SDK calls; the integration test with Amplify is the independent second opinion. */
export const srpSignIn = async (cognito: CognitoIdentityProviderClient, login: Login) => {
  const poolName = login.userPoolId.split('_')[1] ?? ''
  const secret = randomBig(64)
  const clientPublic = modPow(generator, secret, prime)
  const challenge = await cognito.send(
    new InitiateAuthCommand({
      AuthFlow: 'USER_SRP_AUTH',
      ClientId: login.clientId,
      AuthParameters: { USERNAME: login.username, SRP_A: clientPublic.toString(16) },
    }),
  )
  const { SALT = '', SECRET_BLOCK = '', SRP_B = '', USER_ID_FOR_SRP = '' } = challenge.ChallengeParameters ?? {}
  const serverPublic = fromHex(SRP_B)
  const scramble = hashHex(padHex(clientPublic) + padHex(serverPublic))
  const privateKey = privateKeyOf(poolName, USER_ID_FOR_SRP, login.password, fromHex(SALT))
  const blinded = serverPublic - multiplier * modPow(generator, privateKey, prime)
  const base = ((blinded % prime) + prime) % prime
  const key = sessionKey(scramble, modPow(base, secret + scramble * privateKey, prime))
  const timestamp = srpTimestamp(new Date())
  const claim = { poolName, userId: USER_ID_FOR_SRP, secretBlock: SECRET_BLOCK, timestamp }
  return cognito.send(
    new RespondToAuthChallengeCommand({
      ClientId: login.clientId,
      ChallengeName: 'PASSWORD_VERIFIER',
      ChallengeResponses: {
        USERNAME: USER_ID_FOR_SRP,
        PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
        PASSWORD_CLAIM_SIGNATURE: claimSignature(key, claim).toString('base64'),
        TIMESTAMP: timestamp,
      },
    }),
  )
}

/** `Tue Sep 5 08:04:01 UTC 2026`: Cognito accepts no other form. */
const srpTimestamp = (date: Date) => {
  const [weekday, day, month, year, time] = date.toUTCString().replace(',', '').split(' ')
  return `${weekday} ${month} ${Number(day)} ${time} UTC ${year}`
}
