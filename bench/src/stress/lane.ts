import { type Attempter, attempt, type Ended, isUncertain } from './attempt'
import { chooseCall } from './choose-call'
import { rememberMade } from './choose-group-call'
import type { Chooser, ChosenCall } from './chooser'

export type Lane = {
  attempter: Attempter
  chooser: Chooser
  /** False when the worker has done its share. */
  take: () => boolean
  nextOp: () => string
}

const keptHolds = 3

const remember = ({ chooser }: Lane, { input, call }: ChosenCall, { answer, held, made }: Ended) => {
  if (made) rememberMade(chooser, call, made)

  if (answer?.version !== undefined) chooser.versions.set(answer.appointmentId, answer.version)
  if (call !== 'hold' || !held) return
  const { token, holdId, start, professionalId } = held
  chooser.holds.push({ token, holdId, start, professionalId, serviceId: String(input.serviceId) })
  // The oldest stay longest: some are used only when they have expired or were replaced.
  if (chooser.holds.length > keptHolds) chooser.holds.splice(Math.floor(chooser.random() * keptHolds), 1)
}

const report = ({ attempter }: Lane, op: string, check: string, detail: string) =>
  attempter.write({ line: 'violation', op, check, detail })

/** The same key and body must answer the same appointment; the same key with another body must not be carried out. */
const repeat = async (lane: Lane, op: string, chosen: ChosenCall, first: Ended) => {
  const { random } = lane.chooser
  if (random() < 0.15 && lane.take()) {
    const again = await attempt(lane.attempter, op, chosen)
    const isSame = again.answer?.appointmentId === first.answer?.appointmentId && again.made === first.made
    if (!isUncertain(again.code) && !(again.code === 'OK' && isSame)) {
      report(lane, op, 'replay-differs', `${chosen.call}: ${again.code} ${again.answer?.appointmentId}`)
    }
  }
  if (random() < 0.05 && 'client' in chosen.input && lane.take()) {
    const other = {
      ...chosen.input,
      client: { firstName: 'Otra', lastName: 'Persona', email: 'otra@prueba.example', phone: '+56987654321' },
    }
    const { code } = await attempt(lane.attempter, op, { ...chosen, input: other })
    if (!isUncertain(code) && code !== 'IDEMPOTENCY_KEY_REUSED')
      report(lane, op, 'key-reused', `${chosen.call}: ${code}`)
  }
}

/** As callers do: whoever gave a key and got no certain answer asks again with the same key. */
export const carryOut = async (lane: Lane, op: string, chosen: ChosenCall) => {
  let ended = await attempt(lane.attempter, op, chosen)
  for (let again = 0; again < 3 && chosen.isRepeatable && isUncertain(ended.code) && lane.take(); again++) {
    ended = await attempt(lane.attempter, op, chosen)
  }
  remember(lane, chosen, ended)
  if (chosen.isRepeatable && ended.code === 'OK') await repeat(lane, op, chosen, ended)
}

const booking = ['publicBook', 'publicBookHeld', 'create', 'visitCreate', 'seriesCreate']

export const runLane = async (lane: Lane) => {
  while (lane.take()) {
    const op = lane.nextOp()
    const chosen = await chooseCall(lane.chooser)
    // A booking carries its operation's name, so that the table tells which one made it.
    const named = booking.includes(chosen.call) ? { notes: op } : chosen.call === 'waitlistJoin' ? { note: op } : {}
    const input = { ...chosen.input, ...named }
    await carryOut(lane, op, { ...chosen, input })
  }
}
