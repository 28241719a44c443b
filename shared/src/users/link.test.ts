import { describe, expect, it } from 'vitest'
import { professionalId, userId } from '../ids/schema'
import { assertMayLink } from './link'

const [ana, luis] = ['01JDCX000000000000000000A1', '01JDCX000000000000000000L1'].map((each) => userId.parse(each))
const [chair, desk] = ['01JDCX000000000000000000C1', '01JDCX000000000000000000D1'].map((each) =>
  professionalId.parse(each),
)
if (!ana || !luis || !chair || !desk) throw new Error('Four ids')

describe('a member and a professional', () => {
  it('are linked when both are free, and again when they are each other’s', () => {
    expect(() => assertMayLink({ id: ana }, { id: chair }, 'userId')).not.toThrow()
    expect(() => assertMayLink({ id: ana, professionalId: chair }, { id: chair, userId: ana }, 'userId')).not.toThrow()
  })

  it.each(['userId', 'professionalId'] as const)('are refused at %s when either is somebody else’s', (field) => {
    const refused = expect.objectContaining({
      code: 'IN_USE',
      details: { issues: [expect.objectContaining({ path: [field] })] },
    })

    expect(() => assertMayLink({ id: ana }, { id: chair, userId: luis }, field)).toThrow(refused)
    expect(() => assertMayLink({ id: ana, professionalId: desk }, { id: chair }, field)).toThrow(refused)
  })
})
