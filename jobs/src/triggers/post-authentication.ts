import { recordLogin } from '@reservaplus/server/users/repository'
import { organizationId, userId } from '@reservaplus/shared/ids/schema'
import type { PostAuthenticationTriggerHandler } from 'aws-lambda'
import { connectToTable } from '../runtime/connect'
import { logger } from '../runtime/logger'

connectToTable()

/** Keeps the last sign-in. It never throws: whoever proved who they are gets in, noted or not. */
export const handler: PostAuthenticationTriggerHandler = async (event) => {
  try {
    const organization = organizationId.parse(event.request.userAttributes['custom:organization_id'])

    await recordLogin(organization, userId.parse(event.userName), new Date())
  } catch (error) {
    logger.error('The sign-in was not noted', {
      userId: event.userName,
      error: error instanceof Error ? error.name : '',
    })
  }

  return event
}
