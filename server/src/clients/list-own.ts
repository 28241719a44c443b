import { foldText } from '@reservaplus/shared/clients/fold'
import type { Client } from '@reservaplus/shared/clients/schema'
import { scopeOf } from '@reservaplus/shared/permissions/can'
import { addMinutes, instantOf } from '@reservaplus/shared/time/instant'

import type { AppContext } from '../app-context'
import { findAppointmentsOfProfessional } from '../appointments/repository'
import type { Page, PageRequest } from '../db/page'
import { findClient } from './repository'

const day = 24 * 60
const daysBack = 90
const daysAhead = 60
const readAppointments = 400

export const onlyOwnClients = ({ role }: AppContext): boolean =>
  role !== undefined && scopeOf(role, 'clients:read') === 'own'

const nameOf = ({ firstName, lastName }: Client) => foldText(`${firstName} ${lastName}`)

/** Whom a professional has seen lately or will see; one page, by name. */
export const findOwnClients = async (
  { organizationId, professionalId, clock }: AppContext,
  { search, limit }: PageRequest & { search?: string | undefined },
): Promise<Page<Client>> => {
  if (!professionalId) return { items: [], cursor: undefined }

  const now = instantOf(clock.now())
  const range = { from: addMinutes(now, -daysBack * day), to: addMinutes(now, daysAhead * day) }
  const page = { professionalId, ...range, limit: readAppointments }
  const { items } = await findAppointmentsOfProfessional(organizationId, page)
  const prefix = foldText(search ?? '')
  const ids = items.filter(({ clientName }) => foldText(clientName).startsWith(prefix)).map(({ clientId }) => clientId)
  const found = await Promise.all([...new Set(ids)].slice(0, limit).map((id) => findClient(organizationId, id)))

  return {
    items: found.filter((each) => each !== undefined).sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)),
    cursor: undefined,
  }
}
