import type { PreTokenGenerationTriggerHandler } from 'aws-lambda'
import { activeMember } from '../runtime/active-member'
import { connectToTable } from '../runtime/connect'

connectToTable()

/** The table, not the account, says what a token claims; runs on refresh too, so a deactivated member gets no new one. */
export const handler: PreTokenGenerationTriggerHandler = async (event) => {
  const member = await activeMember(event.userName, event.request.userAttributes)
  if (!member) {
    throw new Error('This account is not active')
  }
  event.response = {
    claimsOverrideDetails: {
      claimsToAddOrOverride: {
        'custom:organization_id': member.organization.id,
        'custom:organization_name': member.organization.name,
        'custom:role': member.user.role,
      },
    },
  }

  return event
}
