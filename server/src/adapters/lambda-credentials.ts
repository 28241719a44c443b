import { fromEnv } from '@aws-sdk/credential-provider-env'

/**
 * Stands in for the SDK's search for credentials in bundles (serverless.yml): a Lambda always finds its own in the
 * environment, and the code for every other place (SSO, profiles, web identity, metadata) is a fifth of a function.
 */
export const defaultProvider = () => fromEnv()
