import { findOrganization } from '@reservaplus/server/organizations/repository'
import { recordLogin } from '@reservaplus/server/users/repository'
import { organizationId, userId } from '@reservaplus/shared/ids/schema'
import type { PostAuthenticationTriggerHandler } from 'aws-lambda'
import { connectToTable } from '../runtime/connect'
import { logger } from '../runtime/logger'

connectToTable()

/** Keeps the last sign-in, where anything is written at all. It never throws: whoever proved who they are gets in, noted or not. */
export const handler: PostAuthenticationTriggerHandler = async (event) => {
  try {
    const organization = organizationId.parse(event.request.userAttributes['custom:organization_id'])

    const place = await findOrganization(organization, { consistent: true })
    if (place?.writeMode === 'open') await recordLogin(organization, userId.parse(event.userName), new Date())
  } catch (error) {
    logger.error('The sign-in was not noted', {
      userId: event.userName,
      error: error instanceof Error ? error.name : '',
    })
  }

  return event
}
