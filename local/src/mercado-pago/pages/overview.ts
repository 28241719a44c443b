import { checkoutUrl } from '../api/preferences'
import type { Desk } from '../desk'
import { amountOf, isExpired } from '../pay'
import { amountText, escaped, page } from './page'

const words: Record<string, string> = {
  approved: 'aprobado',
  authorized: 'activa',
  cancelled: 'cancelado',
  charged_back: 'desconocido por la tarjeta',
  paused: 'en pausa',
  pending: 'pendiente',
  refunded: 'devuelto',
  rejected: 'rechazado',
}

const list = (title: string, items: string[]) =>
  `<section><h1>${title}</h1>${items.length > 0 ? `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>` : '<p>Todavía no hay.</p>'}</section>`

/** What happened here lately. */
export const overviewPage = (desk: Desk) => {
  const { preferences, payments, preapprovals, notices } = desk.state
  const open = Object.values(preferences)
    .filter((one) => !isExpired(one, desk.now()))
    .slice(-10)
    .reverse()
    .map((one) => {
      const amount = amountText(amountOf(one), one.items[0]?.currency_id ?? 'CLP')
      return `<a href="${escaped(checkoutUrl(desk, one.id))}">${escaped(one.items[0]?.title ?? '')}</a> ${amount}`
    })
  const paid = Object.values(payments)
    .slice(-10)
    .reverse()
    .map((one) => `${one.id} · ${amountText(one.transaction_amount, one.currency_id)} · ${words[one.status]}`)
  const subscribed = Object.values(preapprovals)
    .slice(-10)
    .reverse()
    .map(({ answer }) => `${escaped(answer.reason)} · ${escaped(answer.payer_email)} · ${words[answer.status]}`)
  return page(
    'Pagos de prueba',
    list('Por pagar', open) +
      list('Pagos', paid) +
      list('Suscripciones', subscribed) +
      `<section><p>Avisos por entregar: ${notices.length}</p></section>`,
  )
}
