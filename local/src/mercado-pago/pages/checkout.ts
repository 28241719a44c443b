import { allowsPending, amountOf } from '../pay'
import type { Payment, Preference } from '../wire'
import { amountText, dateText, escaped, page } from './page'

export const rejections = [
  ['cc_rejected_insufficient_amount', 'Fondos insuficientes'],
  ['cc_rejected_bad_filled_security_code', 'Código de seguridad incorrecto'],
  ['cc_rejected_call_for_authorize', 'La tarjeta pide autorización'],
  ['cc_rejected_high_risk', 'Rechazado por riesgo'],
  ['cc_rejected_other_reason', 'Otro motivo'],
] as const

const button = (action: string, text: string, kind = '') =>
  `<button name="action" value="${action}" class="${kind}">${text}</button>`

const hidden = (id: string) => `<input type="hidden" name="pref_id" value="${escaped(id)}">`

export const checkoutPage = (preference: Preference, seller: string) => {
  const [item] = preference.items
  const currency = item?.currency_id ?? 'CLP'
  const until = preference.expires && preference.expiration_date_to
  const options = rejections.map(([code, text]) => `<option value="${code}">${text}</option>`).join('')
  return page(
    `Pagar a ${seller}`,
    `<section><h1>${escaped(item?.title ?? '')}</h1><p>${escaped(seller)}</p>
<p class="amount">${amountText(amountOf(preference), currency)}</p>
${until ? `<p><small>Puedes pagar hasta el ${dateText(until)}.</small></p>` : ''}</section>
<form method="post" action="/checkout/v1/pay">${hidden(preference.id)}
<section><label for="method">Medio de pago</label>
<select id="method" name="method"><option value="visa">Visa crédito</option><option value="debvisa">Visa débito</option><option value="master">Mastercard crédito</option><option value="account_money">Dinero en cuenta</option></select>
${button('approve', 'Pagar', 'main')}
${button('approve-and-close', 'Pagar y cerrar la pestaña')}
${allowsPending(preference) ? button('pend', 'Pagar después en Servipag') : ''}
${button('abandon', 'Volver sin pagar')}</section>
<section><label for="detail">Si la tarjeta dice que no</label>
<select id="detail" name="detail">${options}</select>
${button('reject', 'Probar un rechazo')}</section></form>`,
  )
}

const outcomes: Partial<Record<Payment['status'], [string, string]>> = {
  approved: ['Pago aprobado', 'El dinero ya está en la cuenta de quien te cobra.'],
  pending: ['Pago pendiente', 'Te falta pagarlo en caja.'],
  rejected: ['Pago rechazado', 'La tarjeta no autorizó el pago. Puedes intentarlo de nuevo.'],
}

export const outcomePage = (payment: Payment, links: { back: string | undefined; again: string }) => {
  const [title, text] = outcomes[payment.status] ?? ['Pago', '']
  const isRejected = payment.status === 'rejected'
  return page(
    title,
    `<section><h1>${title}</h1><p>${text}</p>
<p class="amount">${amountText(payment.transaction_amount, payment.currency_id)}</p>
<p><small>Pago ${payment.id}</small></p>
${isRejected ? `<a class="button main" href="${escaped(links.again)}">Intentar de nuevo</a>` : ''}
${links.back ? `<a class="button ${isRejected ? '' : 'main'}" href="${escaped(links.back)}">Volver al sitio</a>` : ''}</section>`,
  )
}

export const closedTabPage = () =>
  page(
    'Pago aprobado',
    '<section><h1>Pago aprobado</h1><p>Nadie volvió al sitio: puedes cerrar esta pestaña.</p></section>',
  )

export const expiredPage = (back: string | undefined) =>
  page(
    'El enlace venció',
    `<section><h1>El enlace de pago venció</h1><p>Ya no se puede pagar. Vuelve al sitio y elige una hora de nuevo.</p>
${back ? `<a class="button main" href="${escaped(back)}">Volver al sitio</a>` : ''}</section>`,
  )

export const missingPage = () =>
  page('No existe', '<section><h1>Este enlace no existe</h1><p>Revisa que esté completo.</p></section>')
