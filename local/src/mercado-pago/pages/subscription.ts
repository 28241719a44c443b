import type { StoredPreapproval } from '../wire'
import { amountText, dateText, escaped, page } from './page'

const period = ({ frequency, frequency_type }: StoredPreapproval['answer']['auto_recurring']) => {
  if (frequency_type === 'months' && frequency === 1) return 'al mes'
  if (frequency_type === 'months' && frequency === 12) return 'al año'
  return `cada ${frequency} ${frequency_type === 'months' ? 'meses' : 'días'}`
}

const hidden = (id: string) => `<input type="hidden" name="preapproval_id" value="${id}">`

export const subscriptionPage = ({ answer }: StoredPreapproval) => {
  const { auto_recurring: recurring } = answer
  const amount = amountText(recurring.transaction_amount, recurring.currency_id)
  if (answer.status !== 'pending') {
    return page(
      'Suscripción',
      `<section><h1>${escaped(answer.reason)}</h1><p>Esta suscripción ya tiene tarjeta o fue cancelada.</p>
<a class="button main" href="${escaped(answer.back_url)}">Volver al sitio</a></section>`,
    )
  }
  return page(
    'Suscribirse',
    `<section><h1>${escaped(answer.reason)}</h1><p class="amount">${amount} ${period(recurring)}</p>
<p><small>Primer cobro: ${dateText(recurring.start_date)}</small></p></section>
<form method="post" action="/subscriptions/authorize">${hidden(answer.id)}<section>
<label for="method">Tarjeta</label>
<select id="method" name="method"><option value="visa">Visa crédito</option><option value="master">Mastercard crédito</option></select>
<label for="card">Cómo se porta la tarjeta</label>
<select id="card" name="card"><option value="">Paga siempre</option><option value="cc_rejected_insufficient_amount">Fondos insuficientes</option><option value="cc_rejected_card_disabled">Tarjeta deshabilitada</option></select>
<button class="main" name="action" value="authorize">Suscribirse</button>
<button name="action" value="abandon">Volver sin suscribirse</button></section></form>`,
  )
}
