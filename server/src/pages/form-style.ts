import { createHash } from 'node:crypto'

// What only these pages have, beside the stylesheet of all pages. Its hash lets it pass the policy.
export const formStyle = [
  'h2:has(+.lead){margin-bottom:6px}.lead{max-width:36rem;margin-bottom:16px}',
  '.buttons+.hint{margin-top:-6px}form+.buttons,.buttons+form{margin-top:12px}',
  'details{max-width:36rem;margin-top:20px;border-top:1px solid var(--line)}',
  'summary{display:flex;align-items:center;gap:8px;min-height:48px;color:var(--accent);font-weight:550;cursor:pointer}',
  'summary::-webkit-details-marker{display:none}',
  'summary::after{content:"";width:8px;height:8px;border:solid currentColor;border-width:0 2px 2px 0;transform:translateY(-2px) rotate(45deg)}',
  '[open]>summary::after{transform:translateY(2px) rotate(225deg)}',
  '.stars{position:relative;padding-bottom:30px}.stars legend{margin-bottom:6px;font-size:1rem;color:var(--ink)}',
  '.row{display:flex;margin-left:-14px}',
  '.row label{display:grid;place-items:center;width:56px;height:52px;border-radius:var(--radius);color:var(--edge);cursor:pointer}',
  '.row label>*{grid-area:1/1}',
  '.row input{width:100%;height:100%;margin:0;opacity:0;cursor:pointer}',
  '.star{width:36px;height:36px;fill:none;stroke:currentColor;stroke-width:1.4;stroke-linejoin:round;pointer-events:none}',
  '.row input:checked+.star{color:var(--accent);fill:currentColor}',
  '.row label:has(input:checked),.row label:has(~label input:checked){color:var(--accent)}',
  '.row label:has(input:checked) .star,.row label:has(~label input:checked) .star{fill:currentColor}',
  '.row label:has(:focus-visible){outline:3px solid var(--accent);outline-offset:-1px}',
  '@media(hover:hover){.row label:hover{background:var(--soft)}}',
  '.row label:has(input:checked) .hidden,.scale{position:absolute;left:0;bottom:0;width:auto;height:auto;margin:0;overflow:visible;clip-path:none}',
  '.row label:has(input:checked) .hidden{font-weight:600;color:var(--ink)}',
  '.stars:has(input:checked) .scale{display:none}',
  '.visit::first-letter{text-transform:uppercase}.home{margin:8px 0 0 -10px}',
  '.given{display:flex;margin-left:-3px;color:var(--accent)}.given .star{width:24px;height:24px}.given .full{fill:currentColor}.given .none{color:var(--edge)}',
  '.said{white-space:pre-line;overflow-wrap:anywhere}',
  '.reply{width:100%;margin-top:10px;padding-left:14px;border-left:3px solid var(--line)}',
  '.reply h3{color:var(--ink)}',
].join('')

/** What the policy of the page must name. */
export const formStyleSource = `'self' 'sha256-${createHash('sha256').update(formStyle).digest('base64')}'`
