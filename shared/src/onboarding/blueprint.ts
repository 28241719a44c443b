import { foldEmail } from '../clients/fold'
import { parsePhone } from '../clients/phone'
import type { Currency, Money } from '../money/schema'
import { industryTemplates } from '../organizations/templates'
import { highestPrices } from '../services/price-limit'
import type { Answers, MemberAnswer, ServiceAnswer } from './answers'
import { answers as schemas } from './answers'
import type { Registration } from './registration'

type Person = { firstName: string; lastName: string; email?: string; phone?: string }

/** Somebody who takes appointments; `member`: their place in the team's answer, absent for the owner. */
export type PlannedProfessional = Person &
  Pick<MemberAnswer, 'specialty' | 'color' | 'acceptsWalkIns'> & { member?: number }

/** Somebody who signs in; `professional`: their place among the professionals, when they take appointments. */
export type PlannedInvitation = Person &
  Pick<MemberAnswer, 'role'> & { member: number; email: string; professional?: number }

/** What finishing a registration makes, down to the last default; of the same registration always the same. */
export type Blueprint = {
  organization: Answers['organization'] & Answers['hours'] & { isListed: boolean }
  ownerPhone?: string
  services: readonly ServiceAnswer[]
  professionals: readonly PlannedProfessional[]
  invitations: readonly PlannedInvitation[]
}

/** In round figures of the currency: the template's prices are a beginning that a person looks at. */
const priceIn = (pesos: number, currency: Currency): Money => {
  if (currency === 'CLP') return { amount: pesos, currency }

  return { amount: Math.round((pesos * highestPrices[currency]) / highestPrices.CLP / 100) * 100, currency }
}

const templateServices = ({ industry, locale, currency }: Answers['organization']): ServiceAnswer[] =>
  industryTemplates[industry].services.map(({ name, category, price, ...rest }) => ({
    ...rest,
    name: name[locale],
    category: category[locale],
    description: '',
    price: priceIn(price, currency),
  }))

/** Somebody has to take appointments, or nobody could book. */
const ownerAlone = (): Answers['team'] => schemas.team.parse({ owner: {} })

const phoneOf = (phone: string | undefined, country: string) =>
  phone ? { phone: parsePhone(phone, country) } : undefined

const isTaking = ({ role }: Pick<MemberAnswer, 'role'>) => role === 'professional'

const personOf = ({ firstName, lastName, email, phone }: MemberAnswer, country: string): Person => ({
  firstName,
  lastName,
  ...(email && { email: foldEmail(email) }),
  ...phoneOf(phone, country),
})

const professionalsOf = (
  { firstName, lastName, email, phone }: Registration,
  { owner, members }: Answers['team'],
  { country, industry, locale }: Answers['organization'],
): PlannedProfessional[] => {
  // Whoever says nothing of it is what most are in this industry.
  const usual = industryTemplates[industry].specialties[0][locale]
  const people = [
    ...(owner ? [{ ...owner, firstName, lastName, email: foldEmail(email), ...phoneOf(phone, country) }] : []),
    ...members.flatMap((member, index) => {
      const { specialty, color, acceptsWalkIns } = member

      return isTaking(member) ? [{ ...personOf(member, country), specialty, color, acceptsWalkIns, member: index }] : []
    }),
  ]

  return people.map((each) => ({ ...each, specialty: each.specialty || usual }))
}

const invitationOf = (
  member: MemberAnswer,
  index: number,
  { country, professionals }: { country: string; professionals: readonly PlannedProfessional[] },
): PlannedInvitation[] => {
  if (!member.email) return []
  const professional = professionals.findIndex((each) => each.member === index)

  return [
    {
      ...personOf(member, country),
      email: foldEmail(member.email),
      role: member.role,
      member: index,
      ...(professional >= 0 && { professional }),
    },
  ]
}

/** Only of a registration whose organization is answered. */
export const blueprintOf = (registration: Registration): Blueprint => {
  const { organization, team, services, hours } = registration.answers
  if (!organization) throw new Error('There is no organization in this registration')
  const { country } = organization
  const ownerPhone = phoneOf(registration.phone, country)?.phone
  const people = team ?? ownerAlone()
  const professionals = professionalsOf(registration, people, organization)

  return {
    organization: {
      ...organization,
      ...hours,
      phone: parsePhone(organization.phone, country),
      // Nobody has proven the address of an organization that was made without screens.
      isListed: registration.kind === 'wizard',
    },
    ...(ownerPhone && { ownerPhone }),
    services: services?.services ?? templateServices(organization),
    professionals,
    invitations: people.members.flatMap((member, index) => invitationOf(member, index, { country, professionals })),
  }
}
