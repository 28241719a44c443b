import { createHash } from 'node:crypto'
import { appointmentId } from '@reservaplus/shared/ids/schema'
import { PutItemCommand } from 'dynamodb-toolbox/entity/actions/put'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OrganizationEntity } from '../organizations/entity'
import { bookOrigin, linkSecret, startApi, type TestApi } from '../testing/api'
import { openScene } from '../testing/scene'
import { openTenant, type Tenant } from '../testing/tenant'

let api: TestApi
let salon: Tenant

beforeAll(async () => {
  api = await startApi()
  const options = { pool: api.pool, linkSecret, bookOrigin }
  salon = await openTenant(options, {
    name: 'Peluquería </script><b>"Ñandú"',
    description: 'Corte & color',
    allowedDomains: ['www.nandu.example', "x; script-src 'unsafe-inline'"],
  })
})
afterAll(() => api.stop())

const dataOf = (html: string): Record<string, unknown> =>
  JSON.parse(/<script type="application\/json" id="data">(.*?)<\/script>/.exec(html)?.[1] ?? '')

const page = (path: string, query = '') => api.call({ path: `/public${path}`, query })

describe('/w/{slug}', () => {
  it('carries its files, its catalogue and the hosts that may frame it', async () => {
    const { status, headers, body } = await page(`/w/${salon.organization.slug}`)

    expect(status).toBe(200)
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(headers['cache-control']).toContain('s-maxage=60')
    expect(headers['content-security-policy']).toContain("script-src 'self';")
    expect(headers['content-security-policy']).toMatch(/frame-ancestors 'self' www\.nandu\.example:\*$/)
    expect(body).toContain('<script type="module" src="/widget/assets/main-Ab1.js"></script>')
    expect(body).toContain('<link rel="stylesheet" href="/widget/assets/main-Ab1.css">')
    expect(dataOf(body)).toMatchObject({
      page: 'widget',
      locale: 'es',
      catalogue: { organization: { name: salon.organization.name }, services: [{ id: salon.service.id }] },
    })
  })

  it('brings the phone number as people write it, beside the one to dial', async () => {
    const { body } = await page(`/w/${salon.organization.slug}`)

    expect(dataOf(body)).toMatchObject({
      catalogue: { organization: { phone: '+56222334455', phoneText: '+56 2 2233 4455' } },
    })
  })

  it('cannot be broken out of by a salon’s own words', async () => {
    const { body } = await page(`/w/${salon.organization.slug}`)

    expect(body).not.toContain('<b>')
    expect(body.match(/<\/script>/g)).toHaveLength(2)
  })

  it('brings the first free times when the service is known', async () => {
    const { body } = await page(`/w/${salon.organization.slug}`, `service=${salon.service.id}`)

    expect(dataOf(body).availability).toMatchObject({
      serviceId: salon.service.id,
      professionalId: 'any',
      days: expect.any(Array),
    })
  })

  it('speaks the language that its link asks for', async () => {
    const { body } = await page(`/w/${salon.organization.slug}`, 'lang=pt')

    expect(body).toContain('<html lang="pt">')
    expect(dataOf(body).locale).toBe('pt')
  })
})

describe('/s/{slug}', () => {
  it('can be read without any script, by people and by search engines', async () => {
    const { status, headers, body } = await page(`/s/${salon.organization.slug}`)

    expect(status).toBe(200)
    expect(body).toContain('<h1>Peluquería &lt;/script&gt;')
    expect(body).toContain('Avenida Italia 1234, Santiago')
    expect(body).toContain('Corte de pelo</strong> · 45 min · $18.000')
    expect(body).toContain(`<link rel="canonical" href="${bookOrigin}/s/${salon.organization.slug}">`)
    expect(body).not.toContain('noindex')
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
  })

  it('keeps the team’s and the owner’s addresses to itself', async () => {
    const { body } = await page(`/s/${salon.organization.slug}`)

    expect(body).not.toContain(salon.organization.email)
    expect(body).not.toContain('equipo.example')
  })
})

describe('a browser that runs no scripts', () => {
  const withoutScript = (body: string) => /<noscript>(.*?)<\/noscript>/s.exec(body)?.[1] ?? ''

  it.each(['w', 's'])('is told by /%s what to do and whom to call', async (kind) => {
    const { body } = await page(`/${kind}/${salon.organization.slug}`, 'lang=pt')

    expect(withoutScript(body)).toContain('ative o JavaScript')
    expect(withoutScript(body)).toContain('<a href="tel:+56222334455">Ligue para +56 2 2233 4455</a>')
  })

  it('reads its own appointment, as its link speaks', async () => {
    const scene = await openScene({ pool: api.pool, linkSecret, bookOrigin })
    const token = await scene.linkTo(await scene.book())
    const { body } = await page(`/m/${token}`, 'lang=en')

    expect(body).toContain('<html lang="en">')
    expect(dataOf(body).locale).toBe('en')
    expect(withoutScript(body)).toMatch(/<p class="when">\w+day, \w+ \d+, \d+:\d\d [AP]M<\/p>/)
    expect(withoutScript(body)).toContain('switch JavaScript on')
    expect(withoutScript(body)).toContain(`<a class="plain" href="/feeds/${token}.ics">Add to my calendar</a>`)
    expect((await page(`/feeds/${token}.ics`)).headers['content-type']).toContain('text/calendar')
  })
})

describe('a page that is not there', () => {
  it.each(['/w/nobody', '/s/nobody', '/s/..', `/s/${'x'.repeat(3000)}`, '/s/💇'])(
    'says so in Spanish (%#)',
    async (path) => {
      const { status, headers, body } = await page(path)

      expect(status).toBe(404)
      expect(headers['content-type']).toContain('text/html')
      expect(body).toContain('<html lang="es">')
      expect(body).toContain('No encontramos esta página')
      expect(body).toContain('pide al local su enlace')
      expect(body).toContain('<meta name="robots" content="noindex">')
      expect(headers['x-robots-tag']).toBe('noindex')
      const style = /<style>(.*?)<\/style>/.exec(body)?.[1] ?? ''
      const hash = createHash('sha256').update(style).digest('base64')
      expect(headers['content-security-policy']).toContain(`style-src 'sha256-${hash}'`)
    },
  )

  it.each([
    ['lang=pt', undefined, 'pt', 'Página não encontrada'],
    ['lang=en', 'pt-BR', 'en', 'Page not found'],
    ['', 'fr;q=1, pt-BR;q=0.8', 'pt', 'Página não encontrada'],
    ['lang=xx', '*', 'es', 'Página no encontrada'],
  ])('speaks as its link (%s) or its reader (%s) does', async (query, accepted, lang, title) => {
    const headers = accepted ? { 'accept-language': accepted } : {}
    const { body } = await api.call({ path: '/public/s/nobody', query, headers })

    expect(body).toContain(`<html lang="${lang}">`)
    expect(body).toContain(`<h1>${title}</h1>`)
  })

  it('is that of an organization that is not active', async () => {
    const closed = await openTenant({ pool: api.pool, linkSecret, bookOrigin }, { name: 'Cerrado' })
    await OrganizationEntity.build(PutItemCommand)
      .item({ ...closed.organization, isActive: false })
      .send()

    expect((await page(`/s/${closed.organization.slug}`)).status).toBe(404)
  })
})

describe('/m/{token}', () => {
  it('shows the appointment that the link opens, and lets nobody keep or pass on its address', async () => {
    const scene = await openScene({ pool: api.pool, linkSecret, bookOrigin })
    const appointment = await scene.book()
    const token = await scene.linkTo(appointment)
    const { status, headers, body } = await page(`/m/${token}`)

    expect(status).toBe(200)
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
    })
    expect(dataOf(body)).toMatchObject({ page: 'manage', locale: 'es', token, appointment: { id: appointment.id } })
  })

  it.each(['x', 'ey.ey.ey', 'a'.repeat(1999)])('answers a wrong link 403 without hints (%#)', async (token) => {
    const { status, headers, body } = await page(`/m/${token}`)

    expect(status).toBe(403)
    expect(headers['cache-control']).toBe('no-store')
    expect(body).toContain('El enlace no es válido')
    expect(body).toContain('pide al local un enlace nuevo')
    expect(body).not.toContain(token.length > 5 ? token : '"x"')
    expect(headers['x-robots-tag']).toBe('noindex')
  })

  it('answers a link whose appointment is gone exactly as one that never was', async () => {
    const scene = await openScene({ pool: api.pool, linkSecret, bookOrigin })
    const token = await scene.linkTo({ ...(await scene.book()), id: appointmentId.parse(salon.client.id) })

    expect((await page(`/m/${token}`)).body).toBe((await page('/m/x')).body)
  })
})
