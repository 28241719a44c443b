import type { Client } from '@reservaplus/shared/clients/schema'
import { isListed, tokensOf } from '@reservaplus/shared/clients/tokens'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { AppointmentId, ClientId, OrganizationId } from '@reservaplus/shared/ids/schema'
import { isSame } from '@reservaplus/shared/objects/same'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { Clock } from '../app-context'
import { clientTokenKey } from '../db/keys'
import { deleteItems, putKeys } from '../db/partition'
import { pause } from '../db/retry'
import { transact } from '../db/transact'
import type { CountedAs } from './counts-entity'
import { gatherFigures, recentWith } from './gather-figures'
import { findClient } from './repository'
import type { ClientState } from './state-entity'
import { countWrites, figuresWrite, findState, stateReplacement } from './state-repository'

const attempts = 8

const countedAs = (client: Client | undefined): CountedAs | undefined =>
  client && isListed(client) ? `${client.kind}${client.isActive ? 'Active' : 'Inactive'}` : undefined

const without = (tokens: readonly string[], others: readonly string[]) =>
  tokens.filter((each) => !others.includes(each))

export type ClientChange = {
  organizationId: OrganizationId
  clientId: ClientId
  /** This appointment has changed. */
  appointmentId?: AppointmentId | undefined
  /** An earlier try has failed somewhere, or nobody knows what is written: everything anew. */
  isAnew?: boolean | undefined
}

type Attempt = { isAnew: boolean; strayed: readonly string[] }

const figureWrites = async (client: Client | undefined, change: ClientChange, recent: ClientState['recent']) => {
  if (!client || (change.appointmentId === undefined && !change.isAnew)) return []
  const { figures, lastVisitAt } = await gatherFigures(change.organizationId, client.id, recent)
  const isKnown = isSame([client.figures, client.lastVisitAt], [figures, lastVisitAt])

  return isKnown ? [] : [figuresWrite(client, { figures, lastVisitAt })]
}

/**
 * Tokens that may be there are always written down before they are: whoever comes next knows what to take away. Undefined:
 * done; otherwise somebody came in between, and what both have written is to be gone through once more.
 */
const attemptOnce = async (
  clock: Clock,
  change: ClientChange,
  { isAnew, strayed }: Attempt,
): Promise<Attempt | undefined> => {
  const { organizationId, clientId, appointmentId } = change
  const [state, client] = await Promise.all([
    findState(organizationId, clientId),
    findClient(organizationId, clientId, { consistent: true }),
  ])
  if (!client && state.version === 0) return undefined

  const recent = recentWith(state, { appointmentId, now: instantOf(clock.now()) })
  const wanted = client ? tokensOf(client) : []
  const before = [...state.tokens, ...strayed]
  const missing = isAnew ? wanted : without(wanted, before)
  const leaving = without(before, wanted)
  const counted = countedAs(client)
  const figures = await figureWrites(client, change, recent)
  const written: ClientState = {
    organizationId,
    clientId,
    tokens: [...new Set([...wanted, ...leaving])],
    ...(counted && { counted }),
    recent,
    version: state.version + 1,
  }
  const isNew = !isSame(written, { ...state, version: written.version }) || figures.length > 0
  if (isNew) {
    const writes = [
      stateReplacement(written, state),
      ...countWrites(state, { from: state.counted, to: counted }),
      ...figures,
    ]
    if ((await transact(writes)) !== 'committed') return { isAnew, strayed }
  }
  if (missing.length === 0 && leaving.length === 0) return undefined

  const keyOf = (token: string) => clientTokenKey(organizationId, token, clientId)
  await putKeys(missing.map(keyOf))
  await deleteItems(leaving.map(keyOf))
  const last = isNew ? written : state
  const isSettled =
    leaving.length === 0
      ? (await findState(organizationId, clientId)).version === last.version
      : (await transact([stateReplacement({ ...last, tokens: wanted, version: last.version + 1 }, last)])) ===
        'committed'

  return isSettled ? undefined : { isAnew: true, strayed: missing }
}

/**
 * What is found and counted of a client, and what their appointments add up to, whole: how often, and in which order, it
 * is told of changes, makes no difference (F-20).
 */
export const projectClient = async (clock: Clock, change: ClientChange): Promise<void> => {
  let attempt: Attempt | undefined = { isAnew: change.isAnew ?? false, strayed: [] }
  for (let count = 0; count < attempts; count++) {
    attempt = await attemptOnce(clock, change, attempt)
    if (!attempt) return
    await pause(clock, count)
  }

  throw new AppError('BUSY', 'A client changes faster than can be written down')
}
