import type { Check, Violation } from './violation'

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
  const twice = repeated(snapshot.clients.flatMap(({ email }) => email ?? []))
  const unclaimed = snapshot.clients.filter(({ id, email }) => email !== undefined && holders.get(email) !== id)
  const orphans = snapshot.appointments.filter(({ clientId }) => !known.has(clientId))

  return [
    ...[...twice].map((mail) => ({ check: 'client', detail: `two have ${mail}` })),
    ...unclaimed.map(({ id }) => ({ check: 'client', detail: `${id} has a mail that another holds` })),
    ...orphans.map(({ id }) => ({ check: 'client', detail: `the client of ${id} is not there` })),
  ]
}

/** The plan's counter has counted each booking once, cancelled ones too. */
export const checkCounter: Check = ({ snapshot: { counted, appointments } }) =>
  counted === appointments.length
    ? []
    : [{ check: 'counter', detail: `counts ${counted}, there are ${appointments.length} appointments` }]
