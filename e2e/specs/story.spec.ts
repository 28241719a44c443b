import { expect, test } from '@playwright/test'
import { expectAccessible } from '../src/accessible'
import { addresses } from '../src/config/env'
import { cardOf, dragDown, expectAgenda, signIn } from '../src/desk'
import { mailTo, manageLink } from '../src/inbox'
import { bookStepByStep } from '../src/widget'

const visitor = {
  firstName: 'Matilde',
  lastName: 'Araya',
  email: 'matilde.araya@example.cl',
  phone: '+56 9 8765 4321',
}
const client = 'Matilde Araya'

const months = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ')

/** `jueves 10 de diciembre` of this year or, early in the year, the next. */
const dateOf = (label: string): string => {
  const [, day = '', month = ''] = label.match(/(\d+) de (\p{L}+)/u) ?? []
  const now = new Date()
  const index = months.indexOf(month)
  const year = index < now.getMonth() ? now.getFullYear() + 1 : now.getFullYear()

  return `${year}-${String(index + 1).padStart(2, '0')}-${day.padStart(2, '0')}`
}

test('a booking from the salon’s page to the agenda, moved by the desk, cancelled by its link', async ({ browser }) => {
  test.setTimeout(180_000)
  const newPage = async (width: number, height: number) =>
    (await browser.newContext({ viewport: { width, height } })).newPage()
  const guest = await newPage(390, 844)
  const desk = await newPage(1280, 900)
  let date = ''
  let link = ''

  await test.step('a visitor books in the frame on the salon’s own page', async () => {
    await guest.goto(addresses().salon)
    const place = guest.frameLocator('iframe')
    const day = await bookStepByStep({
      page: guest,
      place,
      visitor,
      service: /Corte de pelo/,
      professional: /Antonia/,
      time: '11:00',
    })
    date = dateOf(day)
  })

  await test.step('the confirmation comes by mail with a calendar file and a link', async () => {
    const mail = await mailTo(visitor.email, /La Encina/)
    expect(mail.subject).toContain('11:00')
    expect(mail.attachments.map(({ filename }) => filename)).toContainEqual(expect.stringMatching(/\.ics$/))
    link = manageLink(mail)
    expect(link).toContain(`${addresses().book}/m/`)
  })

  await test.step('the desk signs in and sees it in the day view', async () => {
    await signIn(desk, 'recepcion@laencina.example')
    await expectAgenda(desk)
    await expectAccessible(desk, 'the agenda')
    await desk.goto(`${addresses().app}/app/agenda?date=${date}`)
    await expect(cardOf(desk, client)).toHaveAttribute('aria-label', /11:00.*Corte de pelo.*Antonia/)
  })

  await test.step('the desk drags it to a later time and the visitor hears of it', async () => {
    await dragDown(desk, client, 90)
    await expect(desk.getByText(/Cita movida: \d\d:\d\d con/)).toBeVisible()
    await expect(cardOf(desk, client)).not.toHaveAttribute('aria-label', /^11:00/)
    await mailTo(visitor.email, /nueva hora|cambi|movi/i)
  })

  await test.step('the visitor cancels by the link', async () => {
    await guest.goto(link)
    await expect(guest.getByRole('heading', { name: 'Tu hora' })).toBeVisible()
    await expectAccessible(guest, 'the own appointment')
    await guest.getByRole('button', { name: 'Cancelar la hora' }).click()
    await guest.getByLabel('Motivo').fill('Viaje de trabajo')
    await expectAccessible(guest, 'the question before cancelling')
    await guest.getByRole('button', { name: 'Sí, cancelar la hora' }).click()
    await expect(guest.getByText('Tu hora está cancelada.', { exact: false })).toBeVisible()
    await expectAccessible(guest, 'the cancelled appointment')
    await mailTo(visitor.email, /cancel/i)
  })

  await test.step('the desk sees it cancelled, with the reason', async () => {
    await desk.reload()
    await desk.getByRole('button', { name: /Mostrar canceladas/ }).click()
    await cardOf(desk, client).click()
    await expect(desk.getByText('Viaje de trabajo')).toBeVisible()
    await expect(desk.getByText('Cancelada por el cliente')).toBeVisible()
    await expectAccessible(desk, 'a cancelled appointment')
  })
})
