const entities: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;', "'": '&apos;' }

export const escapeXml = (text: string) => text.replace(/[<>&"']/g, (mark) => entities[mark] ?? mark)

const marks: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
export const unescapeXml = (text: string) =>
  text.replace(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => marks[name] ?? '')

/** Marks text that is XML already. */
export interface Xml {
  xml: string
}

export const element = (name: string, ...children: (Xml | string | number | boolean)[]): Xml => {
  const inner = children.map((child) => (typeof child === 'object' ? child.xml : escapeXml(String(child))))
  return { xml: `<${name}>${inner.join('')}</${name}>` }
}

export const xmlDocument = ({ xml }: Xml) => `<?xml version="1.0" encoding="UTF-8"?>\n${xml}`
