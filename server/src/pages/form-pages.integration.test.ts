// reason: every page that is a form, over one API and one scene
import { createHash } from 'node:crypto'
import { localDate } from '@reservaplus/shared/time/schema'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { complete } from '../appointments/change'
import { signManageToken } from '../appointments/link-token'
import { unconfirmed } from '../appointments/list-days'
import { findAppointment } from '../appointments/repository'
import { reschedule } from '../appointments/reschedule'
import { findClient } from '../clients/repository'
import { changeClient } from '../clients/update'
import { signReviewToken } from '../reviews/review-token'
import { answer } from '../reviews/service'
import { signLeaveToken } from '../self-service/leave-token'
import { bookOrigin, linkSecret, startApi, type TestApi } from '../testing/api'
import { openScene, type Scene } from '../testing/scene'
import { create as createEntry } from '../waitlist/join'
import { get as getEntry, offer as makeOffer } from '../waitlist/service'
import { signWaitlistToken } from '../waitlist/waitlist-token'

let api: TestApi
let scene: Scene

beforeAll(async () => {
  api = await startApi()
  scene = await openScene({ pool: api.pool, linkSecret, bookOrigin })
})
afterAll(() => api.stop())

const read = (path: string, query = 'lang=es') => api.call({ path: `/public${path}`, query })
const send = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  api.call({
    method: 'POST',
    path: `/public${path}`,
    query: 'lang=es',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: bookOrigin, ...headers },
    body: new URLSearchParams(fields).toString(),
  })
/** As a browser does: to where the answer to the form points. */
const sendAndFollow = async (path: string, fields: Record<string, string>) => {
  const { status, headers } = await send(path, fields)
  expect(status).toBe(303)
  const { pathname, search } = new URL(headers.location ?? '', bookOrigin)

  return (await read(pathname, search.slice(1))).body
}

const waits = async () => {
  const { ctx, service, client } = scene.own
  const entry = await createEntry(ctx, {
    services: [{ serviceId: service.id }],
    professionalId: 'any',
    from: localDate.parse('2040-11-24'),
    to: localDate.parse('2040-11-30'),
    weekdays: ['monday', 'friday'],
    times: [],
    note: '',
    client: { id: client.id },
  })
  const token = await signWaitlistToken(ctx.config, { organizationId: ctx.organizationId, entryId: entry.id })

  return { ...entry, path: `/my/waitlist/${token}` }
}
const waitsWithOffer = async () => {
  const { ctx, professional } = scene.own
  const { id, path } = await waits()
  const { offer } = await makeOffer(ctx, { id, start: scene.nextStart(), professionalId: professional.id })

  return { id, path, offer: offer?.id ?? '' }
}
const statusOf = async (id: Awaited<ReturnType<typeof waits>>['id']) => (await getEntry(scene.own.ctx, { id })).status

describe('/my/waitlist/{token}', () => {
  it('is a page of forms without any script, which nobody may keep, frame, or be told of', async () => {
    const { path } = await waits()
    const { status, headers, body } = await read(path)

    expect(status).toBe(200)
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin' })
    const style = createHash('sha256').update(/<style>(.*?)<\/style>/.exec(body)?.[1] ?? '')
    const policy = headers['content-security-policy']
    expect(policy).toContain(`style-src 'self' 'sha256-${style.digest('base64')}'`)
    expect(policy).toContain("form-action 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(body).not.toContain('<script')
    expect(body).toContain('/widget/assets/main-Ab1.css')
    expect(body).toContain('Solo lunes y viernes')
  })

  it('offers the time, and makes it theirs however often the button is pressed', async () => {
    const { id, path, offer } = await waitsWithOffer()
    expect((await read(path)).body).toContain('Te la guardamos hasta')
    await send(path, { answer: 'accept', offer })
    const body = await sendAndFollow(path, { answer: 'accept', offer })

    expect(body).toContain('¡Listo! La hora es tuya')
    expect(body).toContain('Confirmada')
    expect(await statusOf(id)).toBe('booked')
  })

  it('lets a time pass, and says that it is over when it is', async () => {
    const { id, path, offer } = await waitsWithOffer()

    expect(await sendAndFollow(path, { answer: 'decline', offer })).toContain('la dejamos pasar')
    expect(await statusOf(id)).toBe('waiting')
    expect(await sendAndFollow(path, { answer: 'accept', offer })).toContain('Esa hora ya no está disponible')
  })

  it('lets go who waits no longer', async () => {
    const { id, path } = await waits()

    expect(await sendAndFollow(path, { answer: 'withdraw' })).toContain('Ya no estás en la lista')
    expect(await statusOf(id)).toBe('withdrawn')
  })

  it('takes nothing from the page of another origin, nor what is no form', async () => {
    const { id, path } = await waits()

    expect((await send(path, { answer: 'withdraw' }, { origin: 'https://evil.example' })).status).toBe(403)
    expect((await send(path, { answer: 'withdraw' }, { origin: 'null' })).status).toBe(403)
    expect((await send(path, { answer: 'withdraw' }, { 'content-type': 'text/plain' })).status).toBe(404)
    expect((await send(path, { answer: 'no such answer' })).status).toBe(303)
    expect(await statusOf(id)).toBe('waiting')
  })

  it('is changed as often as a link may be, and no more', async () => {
    const { path } = await waits()
    const statuses: number[] = []
    for (let time = 0; time < 11; time += 1) statuses.push((await send(path, { answer: 'withdraw' })).status)

    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 303), 429])
  })
})

describe('/my/appointment/{token}', () => {
  const booked = async () => {
    const { id, start } = await scene.book(scene.own)
    const token = await signManageToken(scene.own.ctx.config, {
      organizationId: scene.own.ctx.organizationId,
      appointmentId: id,
    })
    const stored = () => findAppointment(scene.own.ctx.organizationId, id)

    return { id, start, path: `/my/appointment/${token}`, stored }
  }

  it('changes nothing by being opened, whatever the link is for', async () => {
    const { path, stored } = await booked()
    const before = await stored()
    expect((await read(path, 'lang=es&do=confirm')).body).toContain('¿Vienes a tu hora?')
    expect((await read(path, 'lang=es&do=cancel')).body).toContain('¿Cancelar tu hora?')
    expect(await stored()).toEqual(before)
  })

  it('N-06 notes with one press that the client comes, once; a move takes it back', async () => {
    const { id, path, stored } = await booked()
    expect(await sendAndFollow(path, { answer: 'confirm' })).toContain('le avisamos al local')
    const said = await stored()
    await send(path, { answer: 'confirm' })
    expect(said?.clientConfirmedAt).toBeDefined()
    expect(await stored()).toEqual(said)

    const { ctx } = scene.own
    const date = localDate.parse(said?.localStart.slice(0, 10))
    const listed = async () => (await unconfirmed(ctx, { date, by: 'client' })).items.some((each) => each.id === id)
    expect(await listed()).toBe(false)
    await reschedule(ctx, { id, start: scene.nextStart() })
    expect((await stored())?.clientConfirmedAt).toBeUndefined()
  })

  it('cancels with one press, and says so', async () => {
    const { path, stored } = await booked()
    expect(await sendAndFollow(path, { answer: 'cancel' })).toContain('Tu hora está cancelada')
    expect((await stored())?.status).toBe('cancelled')
    expect(await sendAndFollow(path, { answer: 'confirm' })).toContain('Eso ya no se puede hacer por aquí')
  })
})

describe('/my/unsubscribe/{token}', () => {
  const hears = async () => {
    const { ctx, client } = scene.own
    await changeClient(ctx, { id: client.id, marketingConsent: true })
    const subject = { organizationId: ctx.organizationId, clientId: client.id }
    const consent = async () =>
      (await findClient(ctx.organizationId, client.id, { consistent: true }))?.marketingConsent

    return { path: `/my/unsubscribe/${await signLeaveToken(ctx.config, subject)}`, consent }
  }

  it('asks before anything changes, and ends the news with one press', async () => {
    const { path, consent } = await hears()
    expect((await read(path)).body).toContain('¿Dejar de recibir novedades?')
    expect((await consent())?.given).toBe(true)

    const { status, body } = await send(path, { answer: 'leave' })
    expect([status, body.includes('Ya no recibirás novedades')]).toEqual([200, true])
    expect(await consent()).toMatchObject({ given: false, source: 'self-service' })
  })

  it.each([
    ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    [
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
    ],
  ])('takes the one press of a mail program as %s, without a redirect (RFC 8058)', async (type, body) => {
    const { path, consent } = await hears()
    const headers = { 'content-type': type }
    const { status } = await api.call({ method: 'POST', path: `/public${path}`, query: 'lang=es', headers, body })

    expect(status).toBe(200)
    expect((await consent())?.given).toBe(false)
  })
})

describe('/my/review/{token}', () => {
  const visited = async () => {
    const { ctx } = scene.own
    const { id } = await complete(ctx, { id: (await scene.bookAndStart()).id })
    const token = await signReviewToken(ctx.config, { organizationId: ctx.organizationId, appointmentId: id })

    return { id, path: `/my/review/${token}` }
  }

  it('asks, thanks, shows what was said and what the salon answers, and takes another word', async () => {
    const { id, path } = await visited()
    expect((await read(path)).body).toContain('¿Cuántas estrellas le das?')

    const text = 'Muy <b>amables</b>\r\nVolveré'
    const thanked = await sendAndFollow(path, { rating: '4', text })
    expect(thanked).toContain('¡Gracias por tu opinión!')
    expect(thanked).toContain('4 de 5 estrellas')
    expect(thanked).toContain('<p class="said">Muy &lt;b&gt;amables&lt;/b&gt;\nVolveré</p>')

    await answer(scene.own.ctx, { id, text: 'Te esperamos' })
    expect((await read(path)).body).toContain('Te esperamos')
    expect(await sendAndFollow(path, { rating: '5', text: 'Aun mejor' })).toContain('5 de 5 estrellas')
  })

  it.each([
    [{ text: 'Sin nota' }, 'Elige de 1 a 5 estrellas.', 'Sin nota'],
    [{ rating: '6', text: 'De más' }, 'Elige de 1 a 5 estrellas.', 'De más'],
    [{ rating: '5', text: 'x'.repeat(2001) }, 'Tu texto es muy largo', 'x'.repeat(2001)],
  ])('says what is missing and keeps what was written (%#)', async (fields, said, kept) => {
    const { path } = await visited()
    const { status, body } = await send(path, fields)

    expect(status).toBe(400)
    expect(body).toContain(said)
    expect(body).toContain(kept)
  })
})

it.each(['/my/waitlist/x', '/my/review/ey.ey.ey'])(
  '%s, a link that opens nothing, says so and how to go on',
  async (path) => {
    for (const { status, body } of [await read(path), await send(path, { answer: 'withdraw', rating: '5' })]) {
      expect(status).toBe(403)
      expect(body).toContain('El enlace no es válido')
    }
  },
)

it.each(['/my/waitlist/', '/my/review/a/b', '/my/other/x'])('%s is no page', async (path) => {
  expect((await read(path)).status).toBe(404)
})
