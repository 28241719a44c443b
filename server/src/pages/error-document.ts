import { createHash } from 'node:crypto'
import type { Locale } from '@reservaplus/shared/texts/locales'
import { escaped } from './html'

// In the page itself: what is wrong may be that files cannot be read. Its hash lets it pass the policy.
const style = [
  ':root{color-scheme:light dark;--page:#f6f7f8;--card:#fff;--ink:#1b1f24;--muted:#565e68;--line:#d9dde2;--accent:#0f766e}',
  '@media(prefers-color-scheme:dark){:root{--page:#17191c;--card:#202327;--ink:#f1f3f5;--muted:#b0b7bf;--line:#3a3f46;--accent:#4fb3a9}}',
  'body{margin:0;background:var(--page);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}',
  'main{box-sizing:border-box;max-width:30rem;margin:12vh auto 24px;padding:28px 24px;background:var(--card);border:1px solid var(--line);border-radius:12px}',
  '@media(max-width:34rem){main{margin:24px 16px}}',
  'svg{display:block;width:40px;height:40px;margin-bottom:16px;color:var(--accent)}',
  'h1{margin:0 0 8px;font-size:1.375rem;line-height:1.25;letter-spacing:-.01em;text-wrap:balance}',
  'p{margin:8px 0 0}p+p{color:var(--muted)}small{display:block;margin-top:16px;color:var(--muted)}',
  'a{display:inline-flex;align-items:center;min-height:44px;margin-top:8px;color:var(--accent);font-weight:600}',
  'a:focus-visible{outline:3px solid;outline-offset:2px}',
].join('')

/** What the policy of the page must name. */
export const errorStyle = `'sha256-${createHash('sha256').update(style).digest('base64')}'`

const icons = {
  /** A link in two halves. */
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7M4 4l16 16',
  search: 'M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM16 16l4 4',
  clock: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM12 8v4l3 2',
} as const

export type ErrorDocument = {
  locale: Locale
  icon: keyof typeof icons
  title: string
  text: string
  next?: string
  retry?: string
  reference?: string
}

/** A page that belongs to no salon: what happened, what to do, nothing else. */
export const errorDocument = ({ locale, icon, title, text, next, retry, reference }: ErrorDocument): string => {
  const body = [
    `<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="${icons[icon]}"/></svg>`,
    `<h1>${escaped(title)}</h1>`,
    `<p>${escaped(text)}</p>`,
    next && `<p>${escaped(next)}</p>`,
    retry && `<a href="">${escaped(retry)}</a>`,
    reference && `<small>${escaped(reference)}</small>`,
  ]

  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(title)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<main>
${body.filter(Boolean).join('\n')}
</main>
</body>
</html>
`
}
