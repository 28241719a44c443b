import { formatMoney } from '@reservaplus/shared/money/money'
import { money } from '@reservaplus/shared/money/schema'
import { exportLabels } from '@reservaplus/shared/privacy/export-labels'
import type { Locale } from '@reservaplus/shared/texts/locale'
import { formatDateTime } from '@reservaplus/shared/time/format'
import { instant } from '@reservaplus/shared/time/schema'
import { toLocal } from '@reservaplus/shared/time/zone'
import { escaped } from '../pages/html'
import type { ClientData } from './gather-data'

type Reading = { locale: Locale; timeZone: string }

const style = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c1b22}
h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2.5rem;border-bottom:1px solid #d8d5e0;padding-bottom:.3rem}
dl{display:grid;grid-template-columns:minmax(9rem,14rem) 1fr;gap:.2rem 1rem;margin:0 0 1rem;padding:.8rem 0;break-inside:avoid}
dl+dl{border-top:1px solid #eceaf2}dt{color:#5c5968}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}
@media(max-width:36rem){dl{grid-template-columns:1fr}dt{margin-top:.4rem}}`

const createReader = ({ locale, timeZone }: Reading) => {
  const { labels, words } = exportLabels[locale]
  const labelOf = (name: string) => labels[name] ?? name

  const readText = (value: string) => {
    const { data } = instant.safeParse(value)

    return data ? formatDateTime(toLocal(data, timeZone), locale) : value
  }
  const readObject = (value: object): string => {
    if (Array.isArray(value)) return value.map(read).join('; ')
    const { data } = money.safeParse(value)
    if (data) return formatMoney(data, locale)

    return Object.entries(value)
      .map(([name, each]) => `${labelOf(name)}: ${read(each)}`)
      .join(', ')
  }
  const read = (value: unknown): string => {
    if (typeof value === 'boolean') return value ? words.yes : words.no
    if (typeof value === 'string') return readText(value)

    return typeof value === 'object' && value !== null ? readObject(value) : String(value ?? '')
  }

  return { labelOf, read, words }
}

const isEmpty = (value: unknown) => value === '' || value === undefined || (Array.isArray(value) && value.length === 0)

/** One file that needs nothing else to be read, on paper too. Every word in it is escaped: it is other people's. */
export const renderExport = ({ organization, createdAt, sections }: ClientData, reading: Reading): string => {
  const { labelOf, read, words } = createReader(reading)
  const rowOf = (row: Record<string, unknown>) =>
    Object.entries(row)
      .filter(([, value]) => !isEmpty(value))
      .map(([name, value]) => `<dt>${escaped(labelOf(name))}</dt><dd>${escaped(read(value))}</dd>`)
      .join('')
  const body = sections
    .map(
      ({ name, rows }) => `<h2>${escaped(labelOf(name))}</h2>${rows.map((row) => `<dl>${rowOf(row)}</dl>`).join('')}`,
    )
    .join('\n')

  return `<!doctype html>
<html lang="${reading.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(words.title)}</title><style>${style}</style></head>
<body><h1>${escaped(words.title)}</h1><p>${escaped(organization)} · ${escaped(read(createdAt))}</p><p>${escaped(words.law)}</p>
${body}</body></html>`
}
