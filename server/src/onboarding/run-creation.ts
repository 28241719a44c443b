import { AppError } from '@reservaplus/shared/errors/app-error'
import { professionalId, serviceId, type UserId, userId } from '@reservaplus/shared/ids/schema'
import { blueprintOf } from '@reservaplus/shared/onboarding/blueprint'
import { type Creation, type CreationStep, creationStep } from '@reservaplus/shared/onboarding/registration'
import { addMinutes, instantOf } from '@reservaplus/shared/time/instant'

import type { AppContext, RequestContext } from '../app-context'
import { changeEvent, commitWrites } from '../db/change'
import { isTransient } from '../db/errors'
import { eventCreation } from '../events/repository'
import { changeRegistration } from './change-registration'
import { type Making, makeOrganization, makeOwner, makeProfessionals, makeServices } from './create-parts'
import { inviteTeam } from './invite-team'
import { bindAccount, openOrganization } from './open-organization'
import { recordFunnel } from './record-funnel'
import { registrationReplacement, type StoredRegistration } from './repository'

/** One call works this long; the function itself has ten seconds. */
const workMilliseconds = 5000
/** No call lives longer: whoever took the lease is gone then. */
const leaseMinutes = 0.25

/** Not an error: the next call goes on. */
class OutOfTime extends Error {
  override readonly name = 'OutOfTime'
}

const passing = new Set(['BUSY', 'UNAVAILABLE', 'CONFLICT'])
/** What names a field is for a person to change, however often it is tried. */
const isPassing = (error: unknown) => {
  if (error instanceof OutOfTime) return true

  return error instanceof AppError ? passing.has(error.code) && !error.details.issues : isTransient(error)
}

/** Ids are minted once, before anything is made: from here on nothing can be made twice. */
const begun = ({ newId, clock }: RequestContext, registration: StoredRegistration): Creation => {
  const { services, professionals } = blueprintOf(registration)

  return {
    serviceIds: services.map(() => serviceId.parse(newId())),
    professionalIds: professionals.map(() => professionalId.parse(newId())),
    done: [],
    startedAt: instantOf(clock.now()),
    notInvited: [],
  }
}

type Leased = StoredRegistration & { creation: Creation; userId: UserId }

/** Undefined: somebody else is at work. */
const takeLease = async (ctx: RequestContext, registration: StoredRegistration): Promise<Leased | undefined> => {
  const now = instantOf(ctx.clock.now())
  let isMine = false
  const leased = await changeRegistration(registration, (current) => {
    const creation = current.creation ?? begun(ctx, current)
    isMine = !current.withdrawnAt && (creation.leaseUntil === undefined || creation.leaseUntil <= now)

    return isMine ? { ...current, creation: { ...creation, leaseUntil: addMinutes(now, leaseMinutes) } } : current
  })
  const { creation } = leased

  return isMine && creation ? { ...leased, creation, userId: userId.parse(leased.userId) } : undefined
}

const update = (registration: Pick<Leased, 'id'>, change: (creation: Creation) => Creation) =>
  changeRegistration({ id: registration.id }, (current) =>
    current.creation ? { ...current, creation: change(current.creation) } : current,
  )

const released = ({ leaseUntil: _lease, ...creation }: Creation): Creation => creation

/** Nothing is there yet: the answers may be changed again. */
const withdraw = (registration: Pick<Leased, 'id'>) =>
  changeRegistration({ id: registration.id }, (current) => {
    const { creation, ...rest } = current

    return creation && creation.done.length > 0 ? { ...current, creation: released(creation) } : rest
  })

/** The registration is finished with an event of the organization, so that its audit begins with who set it up. */
const close = async (ctx: AppContext, registration: StoredRegistration): Promise<StoredRegistration> => {
  const { creation, ...current } = registration
  const version = current.version + 1
  const finished: StoredRegistration = {
    ...current,
    version,
    finishedAt: instantOf(ctx.clock.now()),
    ...(creation && { creation: released(creation) }),
  }
  const event = changeEvent(ctx, { kind: 'registration', id: current.id, version, after: { ...finished } })
  await commitWrites(ctx, [eventCreation(event), registrationReplacement(finished, current)])
  recordFunnel(ctx.clock.now(), 'finish', 'done')

  return finished
}

/** In the order of `creationStep`; each may be repeated and makes only what is missing. */
const makers: Readonly<Record<CreationStep, (making: Making) => Promise<void>>> = {
  organization: makeOrganization,
  owner: makeOwner,
  services: makeServices,
  professionals: makeProfessionals,
  team: async (making) => {
    const notInvited = await inviteTeam(making)
    await update(making.registration, (creation) => ({ ...creation, notInvited }))
  },
  account: bindAccount,
  opening: openOrganization,
}

const work = async (request: RequestContext, leased: Leased): Promise<StoredRegistration> => {
  const { organizationId, creation } = leased
  const ctx: AppContext = { ...request, organizationId, actor: { kind: 'system', id: 'onboarding' } }
  const until = ctx.clock.now().getTime() + workMilliseconds
  const assertTime = () => {
    if (ctx.clock.now().getTime() > until) throw new OutOfTime()
  }
  const making: Making = { ctx, registration: leased, blueprint: blueprintOf(leased), assertTime }
  let current: StoredRegistration = leased

  for (const step of creationStep.options.filter((each) => !creation.done.includes(each))) {
    assertTime()
    await makers[step](making)
    current = await update(leased, (before) => ({ ...before, done: [...new Set([...before.done, step])] }))
  }

  return close(ctx, current)
}

/**
 * Makes everything in its order, forwards only: each step is repeated until it is done, by this call, by the next, or by
 * the cleaning job. What cannot be made at all lets the registration go: the job then takes back what is there.
 */
export const runCreation = async (
  ctx: RequestContext,
  registration: StoredRegistration,
): Promise<StoredRegistration> => {
  if (registration.finishedAt || registration.withdrawnAt) return registration
  const leased = await takeLease(ctx, registration)
  if (!leased) return registration
  try {
    return await work(ctx, leased)
  } catch (error) {
    if (isPassing(error)) return update(leased, released)
    await withdraw(leased)

    throw error
  }
}
