import { AppError } from '@reservaplus/shared/errors/app-error'
import { type OrganizationId, organizationId, type UserId, userId } from '@reservaplus/shared/ids/schema'
import { CognitoJwtVerifier } from 'aws-jwt-verify'
import { FetchError } from 'aws-jwt-verify/error'
import { SimpleJwksCache } from 'aws-jwt-verify/jwk'
import * as z from 'zod'

export type VerifiedIdToken = {
  userId: UserId
  organizationId: OrganizationId
  /** When the person signed in, in seconds; refreshing a token does not change it. */
  signedInAt: number
}

const claims = z.object({ sub: userId, 'custom:organization_id': organizationId, auth_time: z.int() })

export type IdTokenOptions = { userPoolId: string; clientId: string; jwksUri?: string | undefined }

const fetchedFrom = (uri: string) => ({
  fetch: async () => {
    const response = await fetch(uri, { signal: AbortSignal.timeout(3_000) }).catch((cause: unknown) => {
      throw new FetchError(uri, cause)
    })
    if (!response.ok) throw new FetchError(uri, `Status ${response.status}`)

    return response.arrayBuffer()
  },
})

/** Accepts ID tokens of one pool and one app client; keys are fetched once and kept. */
export const createIdTokenVerifier = ({ userPoolId, clientId, jwksUri }: IdTokenOptions) => {
  const verifier = CognitoJwtVerifier.create(
    { userPoolId, clientId, tokenUse: 'id' },
    jwksUri ? { jwksCache: new SimpleJwksCache({ fetcher: fetchedFrom(jwksUri) }) } : undefined,
  )

  return async (token: string): Promise<VerifiedIdToken> => {
    const payload = await verifier.verify(token).catch((error: unknown) => {
      if (error instanceof FetchError) {
        throw new AppError('UNAVAILABLE', 'The keys of the user pool cannot be read', { retryAfterSeconds: 2 })
      }
      throw new AppError('UNAUTHENTICATED', 'The token is not valid')
    })

    const { data } = claims.safeParse(payload)
    if (!data) throw new AppError('UNAUTHENTICATED', 'The token names no organization')

    return { userId: data.sub, organizationId: data['custom:organization_id'], signedInAt: data.auth_time }
  }
}
