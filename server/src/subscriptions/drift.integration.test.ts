import { userId } from '@reservaplus/shared/ids/schema'
import { limitsOf } from '@reservaplus/shared/subscriptions/plans'
import { instant } from '@reservaplus/shared/time/schema'
import fc from 'fast-check'
import { ulid } from 'ulid'
import { afterEach, beforeAll, expect, it } from 'vitest'

import { publicBook } from '../appointments/book'
import { create as createClient } from '../clients/service'
import { createProfessional } from '../professionals/create'
import { findProfessionals } from '../professionals/repository'
import { activate, deactivate } from '../professionals/set-active'
import { createService } from '../services/create'
import { remove as removeService } from '../services/remove'
import { findServices } from '../services/repository'
import { type Fault, injectFaults } from '../testing/faults'
import { guest, openSalon, type Salon } from '../testing/salon'
import { newProfessional, newService } from '../testing/samples'
import { useTestTable } from '../testing/table'
import { addMember } from '../users/add-member'
import { checkCounts } from './check-counts'
import { usage } from './service'

const table = useTestTable()

let faults: (Fault | undefined)[] = []
beforeAll(() =>
  injectFaults(table().client, (command) =>
    command === 'TransactWriteItemsCommand' ? (faults.shift() ?? undefined) : undefined,
  ),
)
afterEach(() => {
  faults = []
})

const limits = { users: 3, receptionists: 2, professionals: 3, services: 3, clients: 4, monthlyAppointments: 3 }

type Act = (salon: Salon, index: number) => Promise<unknown>

const acts: Record<string, Act> = {
  client: ({ ctx }, index) => createClient(ctx, { firstName: `Cliente ${index}`, lastName: '' }),
  professional: ({ ctx }, index) => createProfessional(ctx, newProfessional({ name: `P${index}`, order: index })),
  service: ({ ctx }, index) => createService(ctx, newService({ name: `S${index}`, order: index })),
  reception: ({ ctx }) =>
    addMember(ctx, userId.parse(ulid()), {
      firstName: 'Ana',
      lastName: 'Soto',
      email: `${ulid()}@equipo.example`,
      role: 'reception',
      locale: 'es',
      professionalId: undefined,
      limits: limitsOf({ plan: 'basico', limits }),
    }),
  booking: (salon, index) =>
    publicBook(
      salon.ctx,
      salon.bookInput({
        start: `2026-11-${24 + (index % 5)}T${13 + (index % 3)}:00:00Z`,
        client: { ...guest, email: `guest${index % 4}@correo.example` },
      }),
    ),
  leave: async ({ ctx }, index) => {
    const team = await findProfessionals(ctx.organizationId, { consistent: true })
    const one = team[index % team.length]
    if (one) await (one.isActive ? deactivate : activate)(ctx, { id: one.id })
  },
  drop: async ({ ctx, service }, index) => {
    const offered = (await findServices(ctx.organizationId)).filter(
      ({ id, isDeleted }) => !isDeleted && id !== service.id,
    )
    const one = offered[index % Math.max(1, offered.length)]
    if (one) await removeService(ctx, { id: one.id, force: true })
  },
}

const anyAct = fc.constantFrom(...Object.keys(acts))
const anyFault = fc.constantFrom<Fault | undefined>(
  undefined,
  undefined,
  undefined,
  'throttled',
  'conflict',
  'lost-request',
  'lost-answer',
)

const expectedRefusals = new Set([
  'LIMIT_EXCEEDED',
  'SLOT_TAKEN',
  'SLOT_NOT_OFFERED',
  'CONFLICT',
  'BUSY',
  'UNAVAILABLE',
  'NOT_FOUND',
])

it('F-24 counters say what there is and pass no limit, whatever people do at once and whatever the table suffers', async () => {
  let done = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(anyAct, { minLength: 1, maxLength: 3 }), { minLength: 3, maxLength: 6 }),
      fc.array(anyFault, { maxLength: 12 }),
      async (rounds, befalling) => {
        faults = []
        const salon = await openSalon({
          organization: {
            name: 'Sin deriva',
            subscription: {
              plan: 'basico',
              status: 'active',
              billingCycle: 'monthly',
              periodEnd: instant.parse('2027-12-31T00:00:00Z'),
              limits,
            },
          },
        })
        faults = [...befalling]
        let index = 0
        for (const round of rounds) {
          const outcomes = await Promise.allSettled(
            round.map((name) => {
              index += 1
              return acts[name]?.(salon, index)
            }),
          )
          for (const outcome of outcomes) {
            if (outcome.status === 'fulfilled') done += 1
            else expect(expectedRefusals, String(outcome.reason)).toContain(outcome.reason.code)
          }
        }
        faults = []
        expect((await checkCounts(salon.ctx.clock, salon.ctx.organizationId)).drifts).toEqual([])
        const { usage: figures } = await usage(salon.ctx)
        for (const [name, { current, max }] of Object.entries(figures)) {
          expect(current, name).toBeLessThanOrEqual(max ?? Number.POSITIVE_INFINITY)
        }
      },
    ),
    { numRuns: 12 },
  )
  expect(done).toBeGreaterThan(40)
}, 120_000)
