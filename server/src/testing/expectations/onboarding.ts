import type { Expectation } from '../expectation'
import { anAnswer, newRegister, newStart, storeRegistration } from '../registration'

const anyone = (input: Expectation['input'], code?: Expectation['code']): Expectation => ({
  allowed: 'anyone',
  input,
  foreign: {},
  ...(code && { code }),
})

const withToken = (more: object = {}, code?: Expectation['code']) =>
  anyone(async () => ({ token: await storeRegistration(), ...more }), code)

const guess = () => ({ email: newStart().email, code: '123456', password: 'Tijeras2026' })
const address = () => ({ email: newStart().email })

export const onboardingExpectations: Readonly<Record<string, Expectation>> = {
  'auth.register': anyone(() => newRegister()),
  'auth.confirm': anyone(guess, 'CODE_INVALID'),
  'auth.forgotPassword': anyone(address),
  'auth.resetPassword': anyone(guess, 'CODE_INVALID'),
  'onboarding.steps': anyone(() => ({})),
  'onboarding.start': anyone(() => newStart()),
  'onboarding.get': withToken(),
  'onboarding.confirm': anyone(
    async () => ({ token: await storeRegistration({ confirmedAt: undefined }), code: '123456' }),
    'CODE_INVALID',
  ),
  'onboarding.resendCode': withToken(),
  'onboarding.resume': anyone(address),
  'onboarding.resumeWithCode': anyone(guess, 'CODE_INVALID'),
  'onboarding.savePlan': withToken({ answer: { planId: 'basico' } }),
  'onboarding.saveAccount': withToken({ answer: { firstName: 'Ana' } }),
  'onboarding.saveOrganization': withToken({ answer: anAnswer.organization() }),
  'onboarding.saveTeam': withToken({ answer: anAnswer.team() }),
  'onboarding.saveServices': withToken({ answer: anAnswer.services() }),
  'onboarding.saveHours': withToken({ answer: {} }),
  'onboarding.skip': withToken({ step: 'hours' }),
  'onboarding.reset': withToken(),
  'onboarding.finish': withToken({}, 'INVALID_TRANSITION'),
}
