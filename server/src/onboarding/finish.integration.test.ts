import { serviceId } from '@reservaplus/shared/ids/schema'
import { localDate } from '@reservaplus/shared/time/schema'
import { describe, expect, it, vi } from 'vitest'

import { userPool } from '../adapters/user-pool'
import type { RequestContext } from '../app-context'
import { publicBook } from '../appointments/book'
import { catalogue, publicDays } from '../availability/service'
import { uniqueKinds } from '../db/keys'
import { transact } from '../db/transact'
import { uniqueClaim } from '../db/unique'
import { findOrganization, findOrganizationIdBySlug } from '../organizations/repository'
import { findProfessionals } from '../professionals/repository'
import { findCount, findSubscription } from '../subscriptions/repository'
import { useTestAccounts } from '../testing/accounts'
import { requestContext, testClock } from '../testing/context'
import { useFunnel } from '../testing/funnel'
import { readEverything } from '../testing/read-everything'
import { anAnswer, begin, chosenPassword, complete } from '../testing/registration'
import { guest } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { signIn } from '../testing/team'
import { findUsersOfOrganization } from '../users/repository'
import { finish } from './close-registration'
import { get } from './read-registration'
import { reset, saveOrganization, saveTeam, skip } from './update-answers'

useFunnel()
const table = useTestTable()
const accounts = useTestAccounts()

const done = async (ctx: RequestContext, token: string) => {
  for (let call = 0; call < 20; call++) {
    const answer = await finish(ctx, { token, validateOnly: false })
    if (answer.isFinished) return { ...answer, slug: answer.slug ?? '' }
  }
  throw new Error('Never finished')
}

const organizationOf = async (slug: string) => {
  const id = await findOrganizationIdBySlug(slug)
  const organization = id && (await findOrganization(id, { consistent: true }))
  if (!organization) throw new Error('There is no organization')

  return organization
}

const everything = async (slug: string) => {
  const { id } = await organizationOf(slug)
  const items = await readEverything(table())

  return items.filter(({ PK, SK }) => PK === `ORG#${id}` && !SK.startsWith('EVENT#'))
}

describe('finishing', () => {
  it('F-26 F-05 makes a salon that takes its first public booking at once, and signs its owner in', async () => {
    const ctx = requestContext()
    const { token, email } = await complete(ctx, accounts)
    const { slug } = await done(ctx, token)

    const { services, professionals } = await catalogue(ctx, { slug })
    expect(services.map(({ name }) => name)).toEqual(['Corte', 'Color'])
    expect(professionals.map(({ name }) => name)).toEqual(['Ana Soto'])
    const service = serviceId.parse(services[0]?.id)
    const day = localDate.parse('2026-11-24')
    const { days } = await publicDays(ctx, { slug, serviceId: service, professionalId: 'any', from: day, to: day })
    const slot = days[0]?.slots[0]
    expect(slot?.local).toBe('2026-11-24T09:00')
    const booked = await publicBook(ctx, {
      slug,
      serviceId: service,
      professionalId: 'any',
      start: slot?.start ?? '',
      client: guest,
      notes: '',
      marketingConsent: false,
    })
    expect(booked.appointment).toMatchObject({ status: 'confirmed', professionalName: 'Ana Soto' })

    const { AuthenticationResult } = await signIn(accounts, email, chosenPassword)
    expect(AuthenticationResult?.IdToken).toBeTruthy()
    const { id } = await organizationOf(slug)
    expect(await userPool().find(email)).toMatchObject({ organizationId: id, role: 'owner', status: 'confirmed' })
  })

  it('E-26 begins with a trial of fourteen days of the plan and cycle that were chosen', async () => {
    const ctx = requestContext()
    const { token } = await complete(ctx, accounts, { planId: 'basico', billingCycle: 'yearly' })
    const { id } = await organizationOf((await done(ctx, token)).slug)

    expect(await findSubscription(id, { consistent: true })).toMatchObject({
      plan: 'basico',
      billingCycle: 'yearly',
      status: 'trial',
      periodEnd: '2026-12-07T14:00:00Z',
    })
  })

  it('F-26 keeps every role: professionals are linked, the others invited, each with a mail', async () => {
    const ctx = requestContext()
    const members = [
      { firstName: 'Eva', lastName: 'Mora', email: 'eva@equipo.example', role: 'professional', specialty: 'Color' },
      { firstName: 'Luz', lastName: 'Rey', email: 'luz@equipo.example', role: 'reception' },
      { firstName: 'Sin', lastName: 'Correo', role: 'professional' },
    ]
    const { token } = await complete(ctx, accounts, { team: anAnswer.team(members) })
    const { slug, notInvited } = await done(ctx, token)
    const { id } = await organizationOf(slug)

    expect(notInvited).toEqual([])
    const users = await findUsersOfOrganization(id)
    const professionals = await findProfessionals(id)
    const eva = users.find(({ firstName }) => firstName === 'Eva')
    expect(users.map(({ role }) => role).sort()).toEqual(['owner', 'professional', 'reception'])
    expect(professionals.map(({ name }) => name).sort()).toEqual(['Ana Soto', 'Eva Mora', 'Sin Correo'])
    expect(professionals.find(({ name }) => name === 'Eva Mora')).toMatchObject({ userId: eva?.id, specialty: 'Color' })
    expect(accounts.mailsTo('eva@equipo.example')).toHaveLength(1)
    expect(accounts.mailsTo('luz@equipo.example')).toHaveLength(1)
    expect([await findCount(id, 'users'), await findCount(id, 'professionals')]).toEqual([3, 3])
  })

  it('begins with the industry where a step was left out', async () => {
    const ctx = requestContext()
    const { token } = await begin(ctx, accounts)
    await saveOrganization(ctx, { token, validateOnly: false, answer: anAnswer.organization({ industry: 'spa' }) })
    for (const step of ['team', 'services', 'hours'] as const) await skip(ctx, { token, step })
    const { slug } = await done(ctx, token)
    const { services, professionals } = await catalogue(ctx, { slug })

    expect(services.length).toBeGreaterThanOrEqual(3)
    expect(professionals).toMatchObject([{ name: 'Ana Soto' }])
    expect((await organizationOf(slug)).bookingRules.horizonDays).toBe(45)
  })

  it('is the same asked again, and cannot be changed afterwards (F-28)', async () => {
    const ctx = requestContext()
    const { token } = await complete(ctx, accounts)
    const first = await done(ctx, token)
    const before = await everything(first.slug)

    expect(await done(ctx, token)).toEqual(first)
    expect(await everything(first.slug)).toEqual(before)
    await expect(reset(ctx, { token })).rejects.toMatchObject({ code: 'INVALID_TRANSITION' })
    expect(await get(ctx, { token })).toMatchObject({ isFinished: true, canFinish: false, percent: 100 })
  })

  it('two at once make one', async () => {
    const ctx = requestContext()
    const { token } = await complete(ctx, accounts)
    await Promise.all([1, 2, 3].map(() => finish(ctx, { token, validateOnly: false })))
    const { slug } = await done(ctx, token)
    const kinds = (await everything(slug)).map(({ _et }) => _et).sort()

    expect(
      kinds.filter((kind) => ['Organization', 'Subscription', 'User', 'Professional'].includes(String(kind))),
    ).toEqual(['Organization', 'Professional', 'Subscription', 'User'])
    expect(kinds.filter((kind) => kind === 'Service')).toHaveLength(2)
  })

  it('says beforehand what does not fit, with the step in front, and writes nothing', async () => {
    const ctx = requestContext()
    const { token } = await complete(ctx, accounts)
    const again = { token, validateOnly: false }
    await saveOrganization(ctx, { ...again, answer: anAnswer.organization({ currency: 'USD' }) })

    await expect(finish(ctx, { token, validateOnly: true })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      details: { issues: [{ path: ['services', 'services', 0, 'price', 'currency'] }, {}] },
    })
    await saveOrganization(ctx, { ...again, answer: anAnswer.organization() })
    expect(await finish(ctx, { token, validateOnly: true })).toMatchObject({ isFinished: false })
    expect((await get(ctx, { token })).canFinish).toBe(true)
  })

  it('an address that is on a team is named, and one that is taken meanwhile keeps nobody closed', async () => {
    const ctx = requestContext()
    const team = anAnswer.team([{ firstName: 'Luz', email: 'tomada@equipo.example', role: 'reception' }])
    const { token } = await complete(ctx, accounts, { team })
    const late = await complete(ctx, accounts, { team })
    await done(ctx, token)
    const taken = { code: 'EMAIL_TAKEN', details: { issues: [{ path: ['team', 'members', 0, 'email'] }] } }
    await expect(finish(ctx, { token: late.token, validateOnly: false })).rejects.toMatchObject(taken)
    await expect(saveTeam(ctx, { token: late.token, answer: team, validateOnly: true })).rejects.toMatchObject({
      code: 'EMAIL_TAKEN',
      details: { issues: [{ path: ['answer', 'members', 0, 'email'] }] },
    })

    // Neither a team's nor free: somebody has proven it and sets up an organization of their own.
    const { email } = await begin(ctx, accounts)
    const other = anAnswer.team([{ firstName: 'Luz', email, role: 'reception' }])
    await saveTeam(ctx, { token: late.token, answer: other, validateOnly: false })
    const { slug, notInvited } = await done(ctx, late.token)
    expect(notInvited).toEqual([email])
    expect(await findUsersOfOrganization((await organizationOf(slug)).id)).toHaveLength(1)
  })

  it('an organization that cannot be made lets its answers be changed', async () => {
    const ctx = requestContext()
    const { token } = await begin(ctx, accounts)
    const write = { token, validateOnly: false }
    await saveOrganization(ctx, { ...write, answer: anAnswer.organization({ name: 'Repetida' }) })
    for (const step of ['team', 'services', 'hours'] as const) await skip(ctx, { token, step })
    const claims = ['', ...Array.from({ length: 60 }, (_, index) => `-${index + 1}`)].map((end) => {
      const value = uniqueKinds.slug(`repetida${end}`)

      return transact([uniqueClaim({ value, organizationId: 'other', holderId: 'other' }, 'limit')])
    })
    await Promise.all(claims)
    const taken = { code: 'CONFLICT', details: { issues: [{ path: ['name'] }] } }
    await expect(finish(ctx, { token, validateOnly: false })).rejects.toMatchObject(taken)

    await saveOrganization(ctx, { ...write, answer: anAnswer.organization({ name: 'Única' }) })
    expect((await done(ctx, token)).slug).toBe('unica')
  })

  it('works a few seconds in a call and goes on with the next', async () => {
    const clock = testClock()
    const ctx = requestContext(clock)
    const { token } = await complete(ctx, accounts)
    const now = vi.spyOn(clock, 'now')
    let at = Date.parse('2026-11-23T14:00:00Z')
    // Every look at the clock takes a third of a second.
    now.mockImplementation(() => {
      at += 300

      return new Date(at)
    })

    expect(await finish(ctx, { token, validateOnly: false })).toMatchObject({ isFinished: false })
    expect((await done(ctx, token)).isFinished).toBe(true)
  })
})
