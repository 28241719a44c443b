import { chooseGroupCall, groupWeights } from './choose-group-call'
import { type Chooser, type ChosenCall, key, person, pick, someAppointment, someStart } from './chooser'
import { type CallName, isGroupCall } from './ledger'
import { slotInterval, staffStep } from './place-plan'

const weights: [CallName, number][] = [
  ['hold', 18],
  ['publicBookHeld', 12],
  ['publicBook', 14],
  ['create', 12],
  ['reschedule', 16],
  ['manageReschedule', 8],
  ['cancel', 8],
  ['manageCancel', 5],
  ['confirm', 4],
  ['checkIn', 2],
  ['complete', 3],
  ['releaseHold', 3],
  ...groupWeights,
]
const total = weights.reduce((sum, [, weight]) => sum + weight, 0)

const pickName = (random: () => number): CallName => {
  let left = random() * total
  for (const [name, weight] of weights) {
    left -= weight
    if (left < 0) return name
  }

  return 'publicBook'
}

const offer = ({ place, random }: Chooser) => {
  const chosen = pick(place.offers, random)
  if (!chosen) throw new Error('The place offers nothing')

  return { serviceId: chosen.serviceId, professionalId: random() < 0.3 ? 'any' : chosen.professionalId }
}

const booking = (chooser: Chooser, call: 'publicBook' | 'create'): ChosenCall => {
  const start = someStart(chooser, call === 'create' ? staffStep : slotInterval)
  const keyed = key(chooser)
  const slug = call === 'create' ? {} : { slug: chooser.place.slug }

  return {
    call,
    input: { ...slug, ...offer(chooser), start, client: person(chooser), ...keyed },
    isRepeatable: 'idempotencyKey' in keyed,
  }
}

const onAppointment = async (chooser: Chooser, call: CallName): Promise<ChosenCall | undefined> => {
  const id = await someAppointment(chooser)
  if (id === undefined) return undefined
  const { random, place, versions } = chooser
  const isLink = call === 'manageReschedule' || call === 'manageCancel'
  const isMove = call === 'reschedule' || call === 'manageReschedule'
  const known = versions.get(id)
  const version = !isLink && known !== undefined && random() < 0.3 ? { version: known } : {}
  const keyed = isMove ? key(chooser) : {}
  const other = random() < 0.5 ? { professionalId: pick(place.professionalIds, random) } : {}
  const move = isMove ? { start: someStart(chooser, isLink ? slotInterval : staffStep), ...other } : {}

  return {
    call,
    input: { ...(isLink ? { appointmentId: id } : { id }), ...version, ...move, ...keyed },
    isRepeatable: 'idempotencyKey' in keyed,
  }
}

const onHold = (chooser: Chooser, call: 'publicBookHeld' | 'releaseHold'): ChosenCall | undefined => {
  const held = pick(chooser.holds, chooser.random)
  if (!held) return undefined
  chooser.holds.splice(chooser.holds.indexOf(held), 1)
  const { slug } = chooser.place
  const { token: holdToken, holdId, ...slot } = held
  if (call === 'releaseHold') return { call, input: { slug, holdToken }, isRepeatable: false, holdId }
  const keyed = key(chooser)

  return {
    call,
    input: { slug, ...slot, holdToken, client: person(chooser), ...keyed },
    isRepeatable: 'idempotencyKey' in keyed,
    holdId,
  }
}

const takeHold = (chooser: Chooser): ChosenCall => ({
  call: 'hold',
  input: {
    slug: chooser.place.slug,
    ...offer(chooser),
    start: someStart(chooser, slotInterval),
    browserToken: chooser.browserToken,
  },
  isRepeatable: false,
})

/** The next thing that somebody wants; a booking when what they wanted needs something that is not there. */
export const chooseCall = async (chooser: Chooser): Promise<ChosenCall> => {
  const name = pickName(chooser.random)
  if (name === 'hold') return takeHold(chooser)
  if (name === 'publicBook' || name === 'create') return booking(chooser, name)
  if (name === 'publicBookHeld' || name === 'releaseHold') return onHold(chooser, name) ?? takeHold(chooser)

  if (isGroupCall(name)) return (await chooseGroupCall(chooser, name)) ?? booking(chooser, 'create')

  return (await onAppointment(chooser, name)) ?? booking(chooser, 'create')
}
