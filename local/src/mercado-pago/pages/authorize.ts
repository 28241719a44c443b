import { escaped, page } from './page'

type Asked = { redirectUri: string; state: string; challenge: string }

const field = (name: string, value: string) => `<input type="hidden" name="${name}" value="${escaped(value)}">`

/** Where a salon lets the product into its account. */
export const authorizePage = ({ redirectUri, state, challenge }: Asked, known: readonly string[]) =>
  page(
    'Conectar una cuenta',
    `<section><h1>¿Conectar tu cuenta?</h1><p>ReservaPlus podrá cobrar y devolver pagos en tu nombre.</p></section>
<form method="post" action="/authorization">${field('redirect_uri', redirectUri)}${field('state', state)}${field('code_challenge', challenge)}<section>
<label for="nickname">Cuenta de vendedor de prueba</label>
<input id="nickname" name="nickname" required value="${escaped(known[0] ?? 'Peluquería La Encina')}" list="known" autocomplete="off">
<datalist id="known">${known.map((name) => `<option value="${escaped(name)}">`).join('')}</datalist>
<button class="main" name="action" value="allow">Permitir</button>
<button name="action" value="deny" formnovalidate>No permitir</button></section></form>`,
  )

export const refusedPage = (why: string) =>
  page('No se puede conectar', `<section><h1>No se puede conectar</h1><p>${escaped(why)}</p></section>`)
