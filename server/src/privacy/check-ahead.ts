import { clientMerge } from '@reservaplus/shared/clients/merge'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { ClientId, OrganizationId } from '@reservaplus/shared/ids/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { ChangeContext } from '../app-context'
import { findAheadOfClients } from '../appointments/repository'
import { mergesPrefix, organizationPk } from '../db/keys'
import { readRange } from '../db/partition'

/** Who was merged into this one is the same person: their record says so for as long as it may be taken back. */
export const findAbsorbed = async (organizationId: OrganizationId, id: ClientId): Promise<ClientId[]> => {
  const merges = await readRange(organizationPk(organizationId), mergesPrefix(id))

  return merges
    .map((item) => clientMerge.pick({ from: true, status: true }).parse(item))
    .filter(({ status }) => status === 'merged')
    .map(({ from }) => from)
}

const withAbsorbed = async (organizationId: OrganizationId, id: ClientId): Promise<ClientId[]> => {
  const absorbed = await findAbsorbed(organizationId, id)
  const theirs = await Promise.all(absorbed.map((each) => withAbsorbed(organizationId, each)))

  return [id, ...theirs.flat()]
}

const statuses = ['pending', 'confirmed', 'checked_in', 'in_progress'] as const

/** What is agreed has to be cancelled first, so that somebody is told; also what a merge has not brought along yet. */
export const assertNothingAhead = async ({ organizationId, clock }: ChangeContext, id: ClientId): Promise<void> => {
  const ids = await withAbsorbed(organizationId, id)
  const from = instantOf(clock.now())
  if ((await findAheadOfClients(organizationId, ids, { from, statuses })).length === 0) return
  throw new AppError('IN_USE', 'This client has appointments ahead: cancel them first')
}
