import { AppError } from '@reservaplus/shared/errors/app-error'
import { eventId, userId } from '@reservaplus/shared/ids/schema'
import type { OneTemplate } from '@reservaplus/shared/mail-templates/schema'
import { instantOf } from '@reservaplus/shared/time/instant'

import type { AppContext } from '../app-context'
import { commitWrites } from '../db/change'
import { eventCreation } from '../events/repository'
import { findWritable } from '../organizations/find-writable'
import { testMailAllowance } from '../rate-limits/allowances'
import { takeOrRefuse } from '../rate-limits/take-or-refuse'
import { findUser } from '../users/repository'
import { templateId } from './repository'

/** The whole mail as it stands, with made-up facts, to whoever asks and to nobody else. */
export const sendTest = async (ctx: AppContext, one: OneTemplate): Promise<{ email: string }> => {
  const { organizationId, actor, clock } = ctx
  const [, user] = await Promise.all([
    findWritable(ctx),
    actor.kind === 'staff' ? findUser(organizationId, userId.parse(actor.id)) : undefined,
  ])
  // A key of another system has no mailbox.
  if (!user) throw new AppError('FORBIDDEN', 'Only a member of the team gets a test mail')
  await takeOrRefuse(ctx, testMailAllowance(organizationId, user.id))
  const id = eventId.parse(ctx.newId())
  const event = {
    id,
    organizationId,
    at: instantOf(clock.now()),
    actor,
    version: 0,
    origin: 'live',
    type: 'mail-template.test-requested',
    subject: { kind: 'mail-template', id: templateId(one) },
    data: one,
  } as const
  await commitWrites(ctx, [eventCreation(event)])

  return { email: user.email }
}
