import { AppError } from '@reservaplus/shared/errors/app-error'
import {
  type AccountAuthorization,
  type ConnectAccountInput,
  type PaymentAccount,
  paymentAccount,
} from '@reservaplus/shared/payment-accounts/schema'
import { instantOf } from '@reservaplus/shared/time/instant'
import { mercadoPago } from '../adapters/mercado-pago'
import type { AppContext } from '../app-context'
import { changeAccount, grantedFields, none, withoutTokens } from './change-account'
import { findAccount } from './repository'
import { signState, verifyState } from './state-token'

export const get = async ({ organizationId }: AppContext): Promise<PaymentAccount> =>
  paymentAccount.parse((await findAccount(organizationId)) ?? none)

/** Who says yes is a person: no key of another system gives the product an account. */
const assertPerson = ({ actor }: AppContext) => {
  if (actor.kind !== 'staff') throw new AppError('FORBIDDEN', 'This is for somebody of the team')
}

export const authorize = async (ctx: AppContext): Promise<AccountAuthorization> => {
  assertPerson(ctx)
  const { version } = (await findAccount(ctx.organizationId)) ?? none
  const { state, expiresAt } = signState(ctx, version)
  const { authorizeUrl, returnUrl } = mercadoPago()

  return { url: authorizeUrl({ redirectUri: returnUrl, state }), expiresAt }
}

const used = () => new AppError('CONFLICT', 'This was used, or somebody changed the account meanwhile: connect again')

/** With what the provider sent the browser back with; good once. */
export const connect = async (ctx: AppContext, { code, state }: ConnectAccountInput): Promise<PaymentAccount> => {
  assertPerson(ctx)
  const version = verifyState(ctx, state)
  const { organizationId } = ctx
  if (((await findAccount(organizationId)) ?? none).version !== version) throw used()
  const { exchangeCode, getAccount, returnUrl } = mercadoPago()
  const grant = await exchangeCode({ code, redirectUri: returnUrl })
  const { nickname } = await getAccount(grant.accessToken)
  const connectedAt = instantOf(ctx.clock.now())
  const granted = await grantedFields(ctx, grant)
  const connected = await changeAccount(ctx, {
    version,
    to: ({ organizationId, version }) => ({
      organizationId,
      version,
      status: 'connected',
      ...(nickname !== undefined && { nickname: nickname.slice(0, 200) }),
      connectedAt,
      ...granted,
    }),
  })

  return paymentAccount.parse(connected)
}

/** The product forgets what opens the account. What was paid there stays there. */
export const disconnect = async (ctx: AppContext): Promise<PaymentAccount> =>
  paymentAccount.parse(
    await changeAccount(ctx, {
      to: (current) =>
        current.status === 'none' ? current : { ...withoutTokens(current), status: 'disconnected' as const },
    }),
  )
