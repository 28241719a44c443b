import type { Cloud } from '../cloud'
import { demoAccounts } from '../demo/accounts'

const pad = (text: string, width: number) => text.padEnd(width)

/** What one needs to look around. */
export const welcome = (
  {
    bookUrl,
    salonUrl,
    appUrl,
    inboxUrl,
    mercadoPagoUrl,
  }: Pick<Cloud, 'bookUrl' | 'salonUrl' | 'appUrl' | 'inboxUrl' | 'mercadoPagoUrl'>,
  slug: string,
  seconds: number,
) => {
  const places = [
    ['Public page', `${bookUrl}/s/${slug}`],
    ["A salon's own site", `${salonUrl}/`],
    ['Staff app', `${appUrl}/`],
    ['Mail inbox', inboxUrl],
    ['Test payments', mercadoPagoUrl],
    ['API reference', `${appUrl}/v1/docs`],
  ]
  const accounts = demoAccounts.map(({ organization, role, email, password, isTemporary }) => {
    const note = isTemporary ? '  (asks for a new password)' : ''
    return `    ${pad(organization, 8)}${pad(role, 14)}${pad(email, 28)}${password}${note}`
  })
  return [
    '',
    `ReservaPlus is ready (${seconds.toFixed(1)} s)`,
    '',
    ...places.map(([name = '', url = '']) => `  ${pad(name, 20)}${url}`),
    '',
    '  Demo sign-ins of the staff app:',
    ...accounts,
    '',
    '  Ctrl-C stops it; the data stays (npm start -- --reset begins anew).',
  ].join('\n')
}
