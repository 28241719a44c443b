import type { Assets } from './assets'
import { embeddedJson, escaped } from './html'

export type PageOptions = {
  lang: string
  title: string
  /** Elements for the head; already HTML. */
  head?: string
  /** What is seen before the script has run; already HTML. */
  content?: string
  assets: Assets
  data: object
}

/** One page: its files, what it shows before they run, and what they need to begin. */
export const pageDocument = ({
  lang,
  title,
  head = '',
  content = '',
  assets,
  data,
}: PageOptions): string => `<!doctype html>
<html lang="${escaped(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="icon" href="data:,">
${assets.styles.map((href) => `<link rel="stylesheet" href="${escaped(href)}">`).join('\n')}
${assets.preloads.map((href) => `<link rel="modulepreload" href="${escaped(href)}">`).join('\n')}
<script type="module" src="${escaped(assets.script)}"></script>
${head}
</head>
<body>
<div id="root">${content}</div>
<script type="application/json" id="data">${embeddedJson(data)}</script>
</body>
</html>
`
