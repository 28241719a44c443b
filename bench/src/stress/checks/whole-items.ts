import type { Client } from '@reservaplus/shared/clients/schema'

import type { Check, Violation } from './violation'

const isListed = ({ mergedInto }: Client) => mergedInto === undefined

const repeated = (values: readonly string[]) => {
  const seen = new Set<string>()

  return new Set(values.filter((value) => seen.size === seen.add(value).size))
}

/** Each appointment is stored once, where its reference says. */
export const checkReferences: Check = ({ snapshot }) => {
  const starts = new Map(snapshot.references.map(({ id, start }) => [id, start]))
  const astray = snapshot.appointments.filter(({ id, start }) => starts.get(id) !== start)
  const twice = repeated(snapshot.appointments.map(({ id }) => id))
  const known = new Set(snapshot.appointments.map(({ id }) => id as string))
  const dangling = snapshot.references.filter(({ id }) => !known.has(id))

  return [
    ...astray.map(({ id }): Violation => ({ check: 'reference', detail: `${id} is not where its reference says` })),
    ...[...twice].map((id) => ({ check: 'reference', detail: `${id} is stored twice` })),
    ...dangling.map(({ id }) => ({ check: 'reference', detail: `${id} is referred to but not there` })),
  ]
}

/** One client a mail, and every appointment's client exists. */
export const checkClients: Check = ({ snapshot }) => {
  const holders = new Map(snapshot.clientMails.map(({ mail, holderId }) => [mail, holderId]))
  const known = new Set(snapshot.clients.map(({ id }) => id as string))
  const listed = snapshot.clients.filter(isListed)
  const twice = repeated(listed.flatMap(({ email }) => email ?? []))
  const unclaimed = listed.filter(({ id, email }) => email !== undefined && holders.get(email) !== id)
  const orphans = snapshot.appointments.filter(({ clientId }) => !known.has(clientId))

  return [
    ...[...twice].map((mail) => ({ check: 'client', detail: `two have ${mail}` })),
    ...unclaimed.map(({ id }) => ({ check: 'client', detail: `${id} has a mail that another holds` })),
    ...orphans.map(({ id }) => ({ check: 'client', detail: `the client of ${id} is not there` })),
  ]
}

/** The plan's counters have counted each booking once, cancelled ones too, and everybody who is not part of another. */
export const checkCounters: Check = ({ snapshot: { counted, appointments, countedClients, clients } }) => {
  const found = [
    { what: 'appointments', counted, are: appointments.length },
    { what: 'clients', counted: countedClients, are: clients.filter(isListed).length },
  ]

  return found.flatMap(({ what, counted: count, are }) =>
    count === are ? [] : [{ check: 'counter', detail: `counts ${count} ${what}, there are ${are}` }],
  )
}
