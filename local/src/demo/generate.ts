import type { AppContext } from '@reservaplus/server/app-context'
import { projectClient } from '@reservaplus/server/clients/project-client'
import { inGroups } from '@reservaplus/server/db/in-groups'
import { projectOrganization } from '@reservaplus/server/marketplace/project-organization'
import { createOrganization, type NewOrganization } from '@reservaplus/server/organizations/create'
import { projectRange } from '@reservaplus/server/reports/project-range'
import { setDayException } from '@reservaplus/server/schedules/set-exception'
import { addMember } from '@reservaplus/server/users/add-member'
import type { Organization } from '@reservaplus/shared/organizations/schema'
import type { Professional } from '@reservaplus/shared/professionals/schema'
import { addDays } from '@reservaplus/shared/time/calendar'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { LocalDate } from '@reservaplus/shared/time/schema'
import { localDateOf } from '@reservaplus/shared/time/zone'
import { ulid } from 'ulid'
import { type DemoAccount, demoAccounts } from './accounts'
import { createAccount, type DemoPool, demoPoolClient } from './accounts-in-pool'
import { liveDay } from './appointments'
import { createProfessionals, createServices } from './catalogue'
import { createClients } from './clients'
import { clinicProfessionals, clinicResources, clinicServices } from './clinic'
import { demoClinic, demoSalon } from './organizations'
import { seededRandom } from './random'
import {
  type DemoProfessional,
  type DemoResource,
  type DemoService,
  salonProfessionals,
  salonResources,
  salonServices,
} from './salon'
import { sharesOf } from './shares'

export type DemoOptions = {
  pool: DemoPool
  now: Date
  linkSecret: string
  bookOrigin: string
  /** Called with how much of all is made, 0 to 1: it only grows. */
  onProgress?: (share: number) => void
  /** Days of appointments before and after today, and their number a professional; smaller in tests. */
  scale?: { daysBack: number; daysAhead: number; load: number; clients: number }
}

const fullScale = { daysBack: 14, daysAhead: 28, load: 7, clients: 200 }

type Place = {
  organization: 'salon' | 'clinic'
  settings: NewOrganization
  services: readonly DemoService[]
  resources: readonly DemoResource[]
  professionals: readonly DemoProfessional[]
  clients: number
  firstClient: number
}

const contextOf = (options: DemoOptions, organization: Organization): AppContext => ({
  ...requestOf(options),
  organizationId: organization.id,
  actor: { kind: 'system', id: 'demo' },
  role: 'owner',
})

const requestOf = ({ now, linkSecret, bookOrigin }: DemoOptions) => ({
  // A salon has history before it has appointments.
  clock: { now: () => new Date(now.getTime() - 30 * 86_400_000) },
  newId: ulid,
  correlationId: 'demo',
  config: { linkSecret, bookOrigin },
  origin: 'migration' as const,
})

const addTeam = async (
  options: DemoOptions,
  ctx: AppContext,
  organization: Organization,
  accounts: readonly DemoAccount[],
  professionals: readonly Professional[],
) => {
  const client = demoPoolClient(options.pool)

  for (const account of accounts) {
    const id = await createAccount(client, options.pool, account, organization)
    await addMember(ctx, id, {
      email: account.email,
      firstName: account.firstName,
      lastName: account.lastName,
      role: account.role,
      locale: 'es',
      professionalId: professionals.find(({ email }) => email === account.email)?.id,
    })
  }
  client.destroy()
}

/** The third professional is away for five days, a week from now. */
const addVacation = async (
  ctx: AppContext,
  { timeZone }: Organization,
  professional: Professional,
  today: LocalDate,
) => {
  for (const offset of [8, 9, 10, 11, 12]) {
    await setDayException(
      ctx,
      {
        professionalId: professional.id,
        date: addDays(today, offset),
        type: 'vacation',
        intervals: [],
        reason: 'Vacaciones',
      },
      { professionals: [professional], timeZone },
    )
  }
}

const fill = async (options: DemoOptions, place: Place, onShare: (share: number) => void) => {
  const scale = options.scale ?? fullScale
  const organization = await createOrganization(requestOf(options), place.settings)
  const ctx = contextOf(options, organization)
  const today = localDateOf(instantOf(options.now), organization.timeZone)
  const services = await createServices(ctx, place.services, place.resources)
  const professionals = await createProfessionals(ctx, place.professionals, services)
  const away = professionals[2]
  if (away) {
    await addVacation(ctx, organization, away, today)
  }
  await addTeam(
    options,
    ctx,
    organization,
    demoAccounts.filter((account) => account.organization === place.organization),
    professionals,
  )
  const clients = await createClients(ctx, place.clients, place.firstClient)
  const dates = Array.from({ length: scale.daysBack + scale.daysAhead + 1 }, (_, index) =>
    addDays(today, index - scale.daysBack),
  )
  // One each, so that the order in which they are served changes nothing.
  const randoms = professionals.map((_, index) => seededRandom(place.firstClient + index))

  for (const [index, date] of dates.entries()) {
    onShare(index / dates.length)
    await Promise.all(
      professionals.map((professional, column) =>
        liveDay({
          ctx,
          professional,
          services: [...services.values()].filter(({ id }) => professional.serviceIds.includes(id)),
          clients,
          date,
          random: randoms[column] ?? Math.random,
          now: options.now,
          load: loadOf(index - scale.daysBack, scale.load),
        }),
      ),
    )
  }
  // Nothing announces what was made as history, so nothing has added it up or shown it yet.
  const clock = { now: () => options.now }
  await projectRange(clock, { organizationId: organization.id, from: dates[0] ?? today, to: dates.at(-1) ?? today })
  await projectOrganization(clock, organization.id)
  await inGroups(clients, ({ id }) =>
    projectClient(clock, { organizationId: organization.id, clientId: id, isAnew: true }),
  )
  onShare(1)

  return organization
}

/** Full around today; the past is shorter to live through, and days far ahead are emptier. */
const loadOf = (daysAhead: number, full: number) => {
  if (Math.abs(daysAhead) <= 2) {
    return full
  }

  return Math.max(1, daysAhead < 0 ? full - 2 : Math.round((full - 1) * (1 - daysAhead / 40)))
}

/** Two organizations with team, catalogue, clients and six weeks of appointments, all made through the services. */
export const generateDemo = async (options: DemoOptions) => {
  const clients = (options.scale ?? fullScale).clients
  const [ofSalon = () => {}, ofClinic = () => {}] = sharesOf(2, (share) => options.onProgress?.(share))
  const [salon, clinic] = await Promise.all([
    fill(
      options,
      {
        organization: 'salon',
        settings: demoSalon(options.now),
        services: salonServices,
        resources: salonResources,
        professionals: salonProfessionals,
        clients,
        firstClient: 0,
      },
      ofSalon,
    ),
    fill(
      options,
      {
        organization: 'clinic',
        settings: demoClinic(options.now),
        services: clinicServices,
        resources: clinicResources,
        professionals: clinicProfessionals,
        clients: Math.ceil(clients / 5),
        firstClient: 300,
      },
      ofClinic,
    ),
  ])

  return { salon, clinic }
}
