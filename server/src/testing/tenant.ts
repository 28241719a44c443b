import { organizationId, type UserId, userId } from '@reservaplus/shared/ids/schema'
import { type Role, role } from '@reservaplus/shared/permissions/roles'
import { ulid } from 'ulid'
import type { AppContext } from '../app-context'
import { create as createClient } from '../clients/service'
import { clock } from '../config/clock'
import { createOrganization, type NewOrganization } from '../organizations/create'
import { createProfessional } from '../professionals/create'
import { createService } from '../services/create'
import { addMember } from '../users/add-member'
import { newOrganization, newProfessional, newService } from './samples'
import type { UserPool } from './user-pool'

export type TenantOptions = { pool: UserPool; linkSecret: string; bookOrigin: string }

/** A whole organization: every role, two professionals, a service, a client. The first professional is a user too. */
export const openTenant = async (
  { pool, linkSecret, bookOrigin }: TenantOptions,
  overrides: Partial<NewOrganization> = {},
) => {
  const request = { clock, newId: ulid, correlationId: 'test', config: { linkSecret, bookOrigin } }
  const organization = await createOrganization(request, newOrganization(overrides))
  const ctx: AppContext = {
    ...request,
    organizationId: organizationId.parse(organization.id),
    actor: { kind: 'staff', id: ulid() },
    role: 'owner',
  }
  const service = await createService(ctx, newService())
  const serviceIds = [service.id]
  const professional = await createProfessional(ctx, newProfessional({ serviceIds }))
  const colleague = await createProfessional(ctx, newProfessional({ serviceIds, name: 'Bruno Díaz', order: 2 }))
  const users: Partial<Record<Role, UserId>> = {}
  for (const each of role.options) {
    const id = userId.parse(ulid())
    users[each] = id
    await addMember(ctx, id, {
      email: `${each}-${organization.slug}@equipo.example`,
      firstName: 'Persona',
      lastName: each,
      role: each,
      locale: 'es',
      ...(each === 'professional' && { professionalId: professional.id }),
    })
  }
  const client = await createClient(ctx, { firstName: 'Ana', lastName: 'Soto', email: 'ana.soto@correo.example' })
  const userIdOf = (each: Role): UserId => userId.parse(users[each])

  return {
    ctx,
    organization,
    service,
    professional,
    colleague,
    client,
    userIdOf,
    tokenOf: (each: Role) => pool.signIdToken({ userId: userIdOf(each), organizationId: ctx.organizationId }),
  }
}
export type Tenant = Awaited<ReturnType<typeof openTenant>>
