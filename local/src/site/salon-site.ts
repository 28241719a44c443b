import type { IncomingMessage } from 'node:http'

import type { OriginAnswer } from '../edge/origin-answer'

export type SalonSite = { slug: string; bookOrigin: string }

const css = `body{margin:0;font:16px/1.6 Georgia,serif;color:#2b2522;background:#faf6f1}
header{padding:4rem 1.5rem 2rem;text-align:center}h1{font-size:2.4rem;margin:0}main{max-width:44rem;margin:auto;padding:0 1.5rem 4rem}`

const page = ({ slug, bookOrigin }: SalonSite) => `<!doctype html>
<html lang="es">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>La Encina · Peluquería en Providencia</title>
<link rel="stylesheet" href="/salon.css">
</head>
<body>
<header><h1>La Encina</h1><p>Peluquería de barrio en Providencia, Santiago</p></header>
<main>
<h2>Reserva tu hora</h2>
<p>Elige el servicio y la hora que te acomode. Te enviaremos la confirmación por correo.</p>
<script async src="${bookOrigin}/widget.js" data-salon="${slug}"></script>
</main>
</body>
</html>
`

const answer = (status: number, type: string, text: string, headers: Record<string, string> = {}): OriginAnswer => ({
  status,
  headers: { 'content-type': `${type}; charset=utf-8`, ...headers },
  body: Buffer.from(text),
})

/** A fictional salon's own web site, as strict as a careful one is: nothing but its own files and the booking frame. */
export const salonSite = (site: SalonSite) => (request: IncomingMessage) => {
  const path = (request.url ?? '/').split('?')[0]
  if (path === '/salon.css') return answer(200, 'text/css', css)
  if (path === '/favicon.ico') return answer(204, 'text/plain', '')
  if (path !== '/') return answer(404, 'text/plain', 'No existe')
  const policy = [
    "default-src 'none'",
    `script-src ${site.bookOrigin}`,
    `frame-src ${site.bookOrigin}`,
    "style-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ]
  return answer(200, 'text/html', page(site), { 'content-security-policy': policy.join('; ') })
}
