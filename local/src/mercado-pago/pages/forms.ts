import { randomBytes } from 'node:crypto'

import { accountNamed } from '../accounts'
import type { Desk } from '../desk'
import { isExpired, pay } from '../pay'
import { authorize } from '../subscriptions/charges'
import type { Payment, Preference } from '../wire'
import { authorizePage, refusedPage } from './authorize'
import { checkoutPage, closedTabPage, expiredPage, missingPage, outcomePage } from './checkout'
import { overviewPage } from './overview'
import { subscriptionPage } from './subscription'

export type PageAnswer = { status: number; html: string } | { status: 303; location: string }

const shown = (html: string, status = 200): PageAnswer => ({ status, html })
const sentTo = (address: URL | string): PageAnswer => ({ status: 303, location: String(address) })

/** What MercadoPago adds to the address that somebody comes back to. */
const backTo = (address: string | undefined, preference: Preference, payment?: Payment) => {
  if (!address) return undefined
  const back = new URL(address)
  const facts = {
    collection_id: payment?.id ?? null,
    collection_status: payment?.status ?? null,
    payment_id: payment?.id ?? null,
    status: payment?.status ?? null,
    external_reference: preference.external_reference ?? null,
    payment_type: payment?.payment_type_id ?? null,
    merchant_order_id: null,
    preference_id: preference.id,
    site_id: 'MLC',
    processing_mode: 'aggregator',
    merchant_account_id: null,
  }
  for (const [key, value] of Object.entries(facts)) back.searchParams.set(key, String(value))
  return back.href
}

const showCheckout = (desk: Desk, fields: URLSearchParams) => {
  const preference = desk.state.preferences[fields.get('pref_id') ?? '']
  if (!preference) return shown(missingPage(), 404)
  const seller = desk.state.accounts[preference.collector_id]?.nickname ?? ''
  if (isExpired(preference, desk.now())) return shown(expiredPage(backTo(preference.back_urls?.failure, preference)))
  return shown(checkoutPage(preference, seller))
}

const submitCheckout = (desk: Desk, fields: URLSearchParams) => {
  const preference = desk.state.preferences[fields.get('pref_id') ?? '']
  if (!preference) return shown(missingPage(), 404)
  const { success, failure, pending } = preference.back_urls ?? {}
  const again = `/checkout/v1/redirect?pref_id=${preference.id}`
  const action = fields.get('action')
  if (action === 'abandon') return sentTo(backTo(failure, preference) ?? again)
  if (isExpired(preference, desk.now())) return shown(expiredPage(backTo(failure, preference)))
  const methodId = fields.get('method') ?? 'visa'
  if (action === 'reject') {
    const payment = pay(desk, preference.id, { outcome: 'reject', methodId, detail: fields.get('detail') ?? '' })
    return shown(outcomePage(payment, { back: backTo(failure, preference, payment), again }))
  }
  if (action === 'pend') {
    const payment = pay(desk, preference.id, { outcome: 'pend' })
    return shown(outcomePage(payment, { back: backTo(pending, preference, payment), again }))
  }
  const payment = pay(desk, preference.id, { outcome: 'approve', methodId })
  if (action === 'approve-and-close') return shown(closedTabPage())
  const back = backTo(success, preference, payment)
  return preference.auto_return && back ? sentTo(back) : shown(outcomePage(payment, { back, again }))
}

const showSubscription = (desk: Desk, fields: URLSearchParams) => {
  const stored = desk.state.preapprovals[fields.get('preapproval_id') ?? '']
  return stored ? shown(subscriptionPage(stored)) : shown(missingPage(), 404)
}

const submitSubscription = (desk: Desk, fields: URLSearchParams) => {
  const id = fields.get('preapproval_id') ?? ''
  const stored = desk.state.preapprovals[id]
  if (!stored) return shown(missingPage(), 404)
  const failure = fields.get('card')
  if (fields.get('action') === 'authorize') {
    if (failure) desk.state.failingPayers[id] = failure
    authorize(desk, id, fields.get('method') ?? 'visa')
  }
  const back = new URL(stored.answer.back_url)
  back.searchParams.set('preapproval_id', id)
  return sentTo(back)
}

const checkApplication = ({ application }: Desk, fields: URLSearchParams) => {
  const redirectUri = fields.get('redirect_uri') ?? ''
  if (fields.get('client_id') !== application.clientId) return 'La aplicación no existe.'
  if (fields.get('response_type') !== 'code') return 'Falta response_type=code.'
  const isKnown = application.redirectUris?.includes(redirectUri) ?? URL.canParse(redirectUri)
  return isKnown ? undefined : 'La dirección de retorno no es la de la aplicación.'
}

const showAuthorize = (desk: Desk, fields: URLSearchParams) => {
  const refusal = checkApplication(desk, fields)
  if (refusal) return shown(refusedPage(refusal), 400)
  const asked = {
    redirectUri: fields.get('redirect_uri') ?? '',
    state: fields.get('state') ?? '',
    challenge: fields.get('code_challenge') ?? '',
  }
  const known = Object.values(desk.state.accounts).filter(({ id }) => id !== desk.ownAccountId)
  const names = known.map(({ nickname }) => nickname)
  return shown(authorizePage(asked, names))
}

const tenMinutes = 600_000

/** The code with which the product gets the seller's token. */
export const newCode = (desk: Desk, nickname: string, redirectUri: string, challenge = '') => {
  const { id } = accountNamed(desk, nickname)
  const code = `TG-${randomBytes(12).toString('hex')}-${id}`
  desk.state.codes[code] = {
    accountId: id,
    redirectUri,
    expiresAt: desk.now() + tenMinutes,
    ...(challenge && { challenge }),
  }
  return code
}

const submitAuthorize = (desk: Desk, fields: URLSearchParams) => {
  const redirectUri = fields.get('redirect_uri') ?? ''
  if (!URL.canParse(redirectUri)) return shown(refusedPage('Falta la dirección de retorno.'), 400)
  const back = new URL(redirectUri)
  if (fields.get('action') === 'allow') {
    const nickname = fields.get('nickname') || 'Peluquería La Encina'
    back.searchParams.set('code', newCode(desk, nickname, redirectUri, fields.get('code_challenge') ?? ''))
  } else {
    back.searchParams.set('error', 'access_denied')
  }
  back.searchParams.set('state', fields.get('state') ?? '')
  return sentTo(back)
}

const pages: Record<string, (desk: Desk, fields: URLSearchParams) => PageAnswer> = {
  'GET /': (desk) => shown(overviewPage(desk)),
  'GET /checkout/v1/redirect': showCheckout,
  'POST /checkout/v1/pay': submitCheckout,
  'GET /subscriptions/checkout': showSubscription,
  'POST /subscriptions/authorize': submitSubscription,
  'GET /authorization': showAuthorize,
  'POST /authorization': submitAuthorize,
}

/** What people see and press; undefined where there is no page. */
export const answerPage = (desk: Desk, method: string, path: string, fields: URLSearchParams): PageAnswer | undefined =>
  pages[`${method} ${path}`]?.(desk, fields)
