import { type Answers, answers } from '@reservaplus/shared/onboarding/answers'
import { type RegisterInput, registerInput, type StartInput, startInput } from '@reservaplus/shared/onboarding/inputs'

import type { RequestContext } from '../app-context'
import { clock } from '../config/clock'
import { confirm } from '../onboarding/confirm-address'
import { newRegistration, start } from '../onboarding/create-registration'
import { createRegistration, type StoredRegistration } from '../onboarding/repository'
import { saveHours, saveOrganization, saveServices, saveTeam } from '../onboarding/update-answers'
import type { useTestAccounts } from './accounts'
import { requestContext } from './context'

type Accounts = ReturnType<typeof useTestAccounts>

export const chosenPassword = 'Tijeras2026'

let serial = 0

export const newStart = (overrides: Partial<StartInput> = {}): StartInput => {
  serial += 1

  return startInput.parse({
    planId: 'basico',
    email: `duena-${serial}@salon.example`,
    password: chosenPassword,
    firstName: 'Ana',
    lastName: 'Soto',
    phone: '+56 9 8765 4321',
    acceptsTerms: true,
    ...overrides,
  })
}

/** The code or temporary password of the newest mail. */
export const lastSecret = (accounts: Accounts, email: string): string => {
  const { html = '' } = accounts.mailsTo(email).at(-1) ?? {}

  return /(?:code is|password is) (\S+?)\.?$/.exec(html)?.[1] ?? ''
}

export const anAnswer = {
  organization: (overrides: Partial<Answers['organization']> = {}): Answers['organization'] =>
    answers.organization.parse({
      name: 'La Encina',
      industry: 'salon',
      email: 'hola@salon.example',
      phone: '+56 2 2334 4556',
      city: 'Santiago',
      ...overrides,
    }),
  team: (members: readonly object[] = [], owner: object | undefined = {}): Answers['team'] =>
    answers.team.parse({ members, owner }),
  services: (): Answers['services'] =>
    answers.services.parse({
      services: ['Corte', 'Color'].map((name) => ({
        name,
        durationMinutes: 45,
        price: { amount: 18_000, currency: 'CLP' },
      })),
    }),
}

/** A registration whose address is proven. */
export const begin = async (ctx: RequestContext, accounts: Accounts, overrides: Partial<StartInput> = {}) => {
  const input = newStart(overrides)
  const { token } = await start(ctx, input)
  await confirm(ctx, { token, code: lastSecret(accounts, input.email) })

  return { token, email: input.email }
}

const nobody = anAnswer.team()

/** One that can be finished. */
export const complete = async (
  ctx: RequestContext,
  accounts: Accounts,
  { team = nobody, ...overrides }: Partial<StartInput> & { team?: Answers['team'] } = {},
) => {
  const begun = await begin(ctx, accounts, overrides)
  const { token } = begun
  const validateOnly = false
  await saveOrganization(ctx, { token, validateOnly, answer: anAnswer.organization() })
  await saveTeam(ctx, { token, validateOnly, answer: team })
  await saveServices(ctx, { token, validateOnly, answer: anAnswer.services() })
  await saveHours(ctx, { token, validateOnly, answer: {} })

  return begun
}

export const newRegister = (overrides: Partial<RegisterInput> = {}): RegisterInput => {
  serial += 1

  return registerInput.parse({
    email: `directa-${serial}@salon.example`,
    firstName: 'Rosa',
    lastName: 'Vera',
    acceptsTerms: true,
    organization: { name: `Directa ${serial}`, industry: 'beauty', phone: '+56 2 2334 4556' },
    ...overrides,
  })
}

const liveContext = requestContext(clock)

/** One that is in the table only, confirmed and with its organization answered: no account stands behind it. */
export const storeRegistration = async (overrides: Partial<StoredRegistration> = {}): Promise<string> => {
  serial += 1
  const { registration, token } = newRegistration(liveContext, {
    kind: 'wizard',
    planId: 'basico',
    billingCycle: 'monthly',
    email: `guardada-${serial}@salon.example`,
    firstName: 'Ana',
    lastName: 'Soto',
    phone: '',
    locale: 'es',
    answers: { organization: anAnswer.organization() },
  })
  await createRegistration({ ...registration, confirmedAt: registration.createdAt, ...overrides })

  return token
}
