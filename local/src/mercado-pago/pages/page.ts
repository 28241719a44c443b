import { formatMoney, fromDecimal } from '@reservaplus/shared/money/money'
import { currency as knownCurrency } from '@reservaplus/shared/money/schema'
import { formatDateTime } from '@reservaplus/shared/time/format'
import { parseInstant } from '@reservaplus/shared/time/instant'
import { toLocal } from '@reservaplus/shared/time/zone'

export const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const css = `*{box-sizing:border-box}body{margin:0;font:16px/1.5 system-ui,sans-serif;color:#1f2937;background:#f3f4f6}
header{background:#fff;padding:14px 20px;font-weight:600}header span{color:#4b5563;font-weight:400}
main{max-width:26rem;margin:0 auto;padding:24px 16px 48px}
section{background:#fff;border-radius:12px;padding:20px;margin-bottom:16px}
h1{font-size:1.125rem;margin:0 0 4px}p{margin:4px 0;color:#4b5563}
.amount{font-size:2rem;font-weight:600;color:#111827;margin:8px 0 0;font-variant-numeric:tabular-nums}
label{display:block;margin:12px 0 4px;font-weight:500}section>label:first-child{margin-top:0}
select,input{width:100%;min-height:44px;font:inherit;padding:8px 12px;border:1px solid #6b7280;border-radius:8px;background:#fff;color:inherit}
button,.button{display:block;width:100%;min-height:48px;margin-top:12px;padding:11px;font:inherit;font-weight:600;text-align:center;text-decoration:none;border-radius:8px;border:1px solid #6b7280;background:#fff;color:#1f2937;cursor:pointer}
.main{background:#1d4ed8;border-color:#1d4ed8;color:#fff}
:focus-visible{outline:3px solid #1d4ed8;outline-offset:2px}.main:focus-visible{outline-color:#111827}
small{color:#4b5563}ul{padding-left:20px}li{margin:6px 0}a{color:#1d4ed8}
@media (prefers-color-scheme:dark){body{background:#111827;color:#f3f4f6}header,section{background:#1f2937}
p,small,header span{color:#d1d5db}.amount{color:#fff}select,input,button,.button{background:#111827;color:#f3f4f6;border-color:#9ca3af}
.main{background:#1d4ed8;border-color:#1d4ed8;color:#fff}a{color:#93c5fd}.main:focus-visible{outline-color:#fff}}`

/** A page that cannot be mistaken for MercadoPago's own. */
export const page = (title: string, body: string) => `<!doctype html>
<html lang="es">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${css}</style>
</head>
<body>
<header>Pago de prueba <span>en lugar de MercadoPago</span></header>
<main>${body}</main>
</body>
</html>
`

export const amountText = (amount: number, currency: string) =>
  escaped(formatMoney(fromDecimal(amount, knownCurrency.parse(currency)), 'es'))

export const dateText = (instant: string) => formatDateTime(toLocal(parseInstant(instant), 'America/Santiago'), 'es')
