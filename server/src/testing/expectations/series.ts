import type { Series } from '@reservaplus/shared/series/schema'
import { localDate, localTime } from '@reservaplus/shared/time/schema'

import { create } from '../../series/service'
import { desk, type Expectation, everybody, foreignAddOns, foreignProfessional, foreignService } from '../expectation'
import type { Scene } from '../scene'
import type { Tenant } from '../tenant'

/** Dates of their own: each series asked for begins a day after the one before. */
let offset = 0
const pattern = ({ service, professional }: Tenant) => {
  offset += 1

  return {
    serviceId: service.id,
    professionalId: professional.id,
    startsOn: localDate.parse(new Date(Date.now() + (40 + offset) * 86_400_000).toISOString().slice(0, 10)),
    localTime: localTime.parse('10:00'),
    rule: 'FREQ=MONTHLY;COUNT=1',
  }
}

const seriesOf = (tenant: Tenant): Promise<Series> =>
  create(tenant.ctx, {
    ...pattern(tenant),
    clientId: tenant.client.id,
    choices: [],
    notes: '',
    internalNotes: '',
  })

const own = async (scene: Scene) => ({ id: (await seriesOf(scene.own)).id })
const foreign = { id: async (scene: Scene) => (await seriesOf(scene.other)).id }
const ofPattern = { serviceId: foreignService, professionalId: foreignProfessional, ...foreignAddOns }

export const seriesExpectations: Readonly<Record<string, Expectation>> = {
  'series.list': { allowed: everybody, input: () => ({}), foreign: { clientId: ({ other }) => other.client.id } },
  'series.get': { allowed: everybody, input: own, foreign },
  'series.preview': { allowed: everybody, input: (scene) => pattern(scene.own), foreign: ofPattern },
  'series.create': {
    // Whose client it is, is asked too: who sees only their own is tested in appointments/own-scope.
    allowed: desk,
    refusal: 'NOT_FOUND',
    input: (scene) => ({ ...pattern(scene.own), clientId: scene.own.client.id }),
    foreign: {
      ...ofPattern,
      clientId: ({ other }) => other.client.id,
      choices: ({ own, other }) => [{ date: pattern(own).startsOn, professionalId: other.professional.id }],
    },
  },
  'series.update': {
    allowed: desk,
    refusal: 'NOT_FOUND',
    input: async (scene) => ({ ...(await own(scene)), localTime: '11:00' }),
    foreign: { ...foreign, professionalId: foreignProfessional },
  },
  'series.cancel': { allowed: desk, refusal: 'NOT_FOUND', input: own, foreign },
}
