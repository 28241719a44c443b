import { findAppointment } from '@reservaplus/server/appointments/repository'
import { findWaitlistEntry } from '@reservaplus/server/waitlist/repository'
import { appointmentId, waitlistEntryId } from '@reservaplus/shared/ids/schema'
import { parseInstant } from '@reservaplus/shared/time/instant'
import { toLocal } from '@reservaplus/shared/time/zone'
import { chooseVisit } from './choose-visit'
import { type Chooser, type ChosenCall, type Groups, key, pick, someAppointment, someStart } from './chooser'
import type { CallName, GroupCallName } from './ledger'
import { slotInterval, staffStep } from './place-plan'

export const noGroups = (): Groups => ({ visits: [], entries: [], operations: [] })

export const groupWeights: [GroupCallName, number][] = [
  ['visitCreate', 10],
  ['visitReschedule', 5],
  ['visitCancel', 4],
  ['seriesCreate', 3],
  ['waitlistJoin', 4],
  ['offerFreed', 3],
  ['waitlistAccept', 4],
  ['waitlistDecline', 1],
  ['waitlistWithdraw', 1],
  ['merge', 2],
  ['runBulk', 2],
  ['runDue', 0.5],
]

const kept = 8
const listOf: Partial<Record<CallName, keyof Groups>> = {
  visitCreate: 'visits',
  waitlistJoin: 'entries',
  merge: 'operations',
}

export const rememberMade = ({ groups }: Chooser, call: CallName, id: string) => {
  const list = listOf[call]
  if (list) groups[list] = [...groups[list].filter((each) => each !== id), id].slice(-kept)
}

const zone = 'America/Santiago'
const localStart = (chooser: Chooser, step: number) => {
  const [date = '', time = ''] = toLocal(parseInstant(someStart(chooser, step), 'start'), zone).split('T')

  return { date, time }
}

const someClient = async (chooser: Chooser): Promise<string | undefined> => {
  const id = await someAppointment(chooser)
  const { organizationId } = chooser.place
  const found = id && (await findAppointment(organizationId, appointmentId.parse(id)).catch(() => undefined))

  return found ? found.clientId : undefined
}

type Choose = (chooser: Chooser) => ChosenCall | undefined | Promise<ChosenCall | undefined>

const changeVisit =
  (call: 'visitReschedule' | 'visitCancel'): Choose =>
  (chooser) => {
    const id = pick(chooser.groups.visits, chooser.random)
    if (!id) return undefined
    const keyed = call === 'visitReschedule' ? key(chooser) : {}
    const professionals = chooser.random() < 0.5 ? 'any' : 'same'
    const move = call === 'visitReschedule' ? { start: someStart(chooser, staffStep), professionals } : {}

    return { call, input: { id, ...move, ...keyed }, isRepeatable: 'idempotencyKey' in keyed }
  }

/** One to three evenings, of which all want the first two. */
const seriesCreate: Choose = async (chooser) => {
  const clientId = await someClient(chooser)
  const offer = pick(chooser.place.offers, chooser.random)
  if (!clientId || !offer) return undefined
  const { date: startsOn, time: localTime } = localStart(chooser, slotInterval)
  const { serviceId, professionalId } = offer
  const rule = `FREQ=DAILY;COUNT=${1 + Math.floor(chooser.random() * 3)}`
  const keyed = key(chooser)

  return {
    call: 'seriesCreate',
    input: { clientId, serviceId, professionalId, startsOn, localTime, rule, ...keyed },
    isRepeatable: 'idempotencyKey' in keyed,
  }
}

const waitlistJoin: Choose = async (chooser) => {
  const id = await someClient(chooser)
  const offer = pick(chooser.place.offers, chooser.random)
  if (!id || !offer) return undefined
  const { date } = localStart(chooser, slotInterval)
  const { serviceId, professionalId } = offer
  const keyed = key(chooser)
  const who = chooser.random() < 0.5 ? 'any' : professionalId

  return {
    call: 'waitlistJoin',
    input: { client: { id }, services: [{ serviceId }], professionalId: who, from: date, to: date, ...keyed },
    isRepeatable: 'idempotencyKey' in keyed,
  }
}

/** Of anybody or of one, on an evening that somebody may wait for. */
const offerFreed: Choose = (chooser) => {
  const professionalId =
    chooser.random() < 0.5 ? { professionalId: pick(chooser.place.professionalIds, chooser.random) } : {}

  return {
    call: 'offerFreed',
    input: { ...professionalId, start: someStart(chooser, slotInterval) },
    isRepeatable: false,
  }
}

/** The first of a random order that is offered something; whoever it is, when nobody is. */
const someEntry = async ({ groups, place, random }: Chooser) => {
  const order = groups.entries.map((id) => ({ id, at: random() })).sort((a, b) => a.at - b.at)
  for (const { id } of order) {
    const entry = await findWaitlistEntry(place.organizationId, waitlistEntryId.parse(id)).catch(() => undefined)
    if (entry?.offer) return { id, offerId: entry.offer.id as string }
  }

  return { id: order[0]?.id, offerId: undefined }
}

const answerOffer =
  (call: 'waitlistAccept' | 'waitlistDecline' | 'waitlistWithdraw'): Choose =>
  async (chooser) => {
    const { id, offerId } = await someEntry(chooser)
    if (!id) return undefined
    if (call === 'waitlistWithdraw') return { call, input: { id }, isRepeatable: false, holdId: offerId }
    if (!offerId) return offerFreed(chooser)

    return { call, input: { id, offerId }, isRepeatable: false, holdId: offerId }
  }

const merge: Choose = async (chooser) => {
  const [id, from] = [await someClient(chooser), await someClient(chooser)]

  return id && from ? { call: 'merge', input: { id, from }, isRepeatable: false } : undefined
}

const runBulk: Choose = ({ groups, random }) => {
  const id = pick(groups.operations, random)

  return id ? { call: 'runBulk', input: { id }, isRepeatable: false } : undefined
}

const choosers: Record<GroupCallName, Choose> = {
  visitCreate: chooseVisit,
  visitReschedule: changeVisit('visitReschedule'),
  visitCancel: changeVisit('visitCancel'),
  seriesCreate,
  waitlistJoin,
  offerFreed,
  waitlistAccept: answerOffer('waitlistAccept'),
  waitlistDecline: answerOffer('waitlistDecline'),
  waitlistWithdraw: answerOffer('waitlistWithdraw'),
  merge,
  runBulk,
  runDue: () => ({ call: 'runDue', input: {}, isRepeatable: false }),
}

/** Nothing, when it needs something that is not there. */
export const chooseGroupCall = async (chooser: Chooser, name: GroupCallName) => choosers[name](chooser)
