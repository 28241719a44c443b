import { update } from '../../mail-templates/service'
import { type Expectation, everybody } from '../expectation'

const managers = ['owner', 'admin'] as const
const one = { kind: 'booked', locale: 'es' }
let serial = 0
/** Other than whatever was said before. */
const words = () => {
  serial += 1

  return { ...one, title: `Te esperamos ${serial}` }
}

export const mailTemplatesExpectations: Readonly<Record<string, Expectation>> = {
  'mailTemplates.list': { allowed: everybody, input: () => ({}), foreign: {} },
  'mailTemplates.get': { allowed: everybody, input: () => one, foreign: {} },
  'mailTemplates.update': { allowed: managers, input: words, foreign: {} },
  'mailTemplates.reset': {
    allowed: managers,
    input: () => one,
    effective: async ({ own }) => {
      await update(own.ctx, { kind: 'booked', locale: 'es', title: 'Te esperamos' })

      return one
    },
    foreign: {},
  },
  'mailTemplates.preview': { allowed: managers, input: words, foreign: {} },
  'mailTemplates.sendTest': { allowed: managers, input: () => one, foreign: {} },
}
