import type { Check, Violation } from './violation'

/** Once all is carried out nothing is with who became part of another, and their address leads to who remains. */
export const checkMerges: Check = ({ snapshot }) => {
  const into = new Map(snapshot.clients.map(({ id, mergedInto }) => [id as string, mergedInto as string | undefined]))
  const open = snapshot.waitlist.filter(({ status }) => status === 'waiting' || status === 'offered')
  const things = [...snapshot.appointments, ...snapshot.series, ...open]
  const left = things.filter(({ clientId }) => into.get(clientId) !== undefined)
  const astray = snapshot.clientMails.filter(({ holderId }) => into.get(holderId) !== undefined)

  return [
    ...left.map(({ id, clientId }) => `${id} is still with ${clientId}, who is part of ${into.get(clientId)}`),
    ...astray.map(({ mail, holderId }) => `${mail} leads to ${holderId}, who is part of another`),
    ...snapshot.runningOperations.map((id) => `${id} was never ended`),
  ].map((detail): Violation => ({ check: 'merge', detail }))
}
