import { describe, expect, it } from 'vitest'
import { someAppointment } from '../testing/appointment-builder'
import { shownTo } from './shown-to'

const clp = (amount: number) => ({ amount, currency: 'CLP' as const })
const paid = someAppointment({
  payment: { state: 'deposit', paid: clp(5000), refunded: clp(0), paymentIds: [] },
})

describe('what was paid for an appointment', () => {
  it('is shown to whoever may know payments, of their own at least', () => {
    const { professionalId } = paid

    expect(shownTo({ role: 'reception' })(paid).payment).toEqual(paid.payment)
    expect(shownTo({ role: 'professional', professionalId })(paid).payment).toEqual(paid.payment)
    expect(shownTo({ grants: ['clients:read', 'payments:read'] })(paid).payment).toEqual(paid.payment)
  })

  it('is not there for anybody else', () => {
    expect(shownTo({ role: 'staff' })(paid)).not.toHaveProperty('payment')
    expect(shownTo({ role: 'professional', professionalId: 'another' })(paid)).not.toHaveProperty('payment')
    expect(shownTo({ grants: ['clients:read'] })(paid)).not.toHaveProperty('payment')
  })
})
