import { commitWrites } from '../../db/change'
import { settingsReplacement } from '../../whatsapp/repository'
import { type Expectation, everybody } from '../expectation'

export const whatsappExpectations: Readonly<Record<string, Expectation>> = {
  'whatsapp.settings': { allowed: everybody, input: () => ({}), foreign: {} },
  'whatsapp.updateSettings': {
    allowed: ['owner', 'admin'],
    input: () => ({ isOn: false }),
    effective: async ({ own: { ctx } }) => {
      const { organizationId } = ctx
      await commitWrites(ctx, [settingsReplacement({ organizationId, isOn: true, version: 1 })])

      return { isOn: false }
    },
    foreign: {},
  },
}
