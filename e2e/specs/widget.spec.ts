import { expect, test } from '@playwright/test'
import { expectAccessible } from '../src/accessible'
import { mailsTo } from '../src/inbox'
import { loseFirstAnswer, widgetAddress } from '../src/quiet-salon'
import { chooseQuietDay, chooseService, chooseTime, giveDetails } from '../src/widget'

const visitor = { firstName: 'Pía', lastName: 'Lagos', email: 'pia.lagos@example.cl', phone: '+56 9 5555 1234' }

test('a connection lost after the booking was made books once: all that was typed is sent again with the same key', async ({
  page,
}) => {
  const sent: { idempotencyKey?: string; notes?: string; marketingConsent?: boolean }[] = []
  page.on('request', (request) => {
    if (request.url().includes('publicBook')) sent.push(JSON.parse(request.postData() ?? '{}'))
  })
  await loseFirstAnswer(page, 'publicBook')
  await page.goto(widgetAddress())
  await chooseService(page, /Corte de pelo/, /Benjamín/)
  await chooseQuietDay(page)
  await chooseTime(page, '12:00')
  await page.getByLabel('Algo que debamos saber').fill('Alergia al amoníaco')
  await page.getByLabel('Quiero recibir novedades').check()
  await giveDetails(page, visitor)
  await page.getByRole('button', { name: 'Confirmar reserva' }).click()
  await expect(page.getByRole('heading', { name: 'Tu hora está reservada' })).toBeVisible()
  expect(sent).toHaveLength(2)
  expect(sent[0]).toEqual(sent[1])
  expect(sent[0]).toMatchObject({
    idempotencyKey: expect.stringMatching(/./),
    notes: 'Alergia al amoníaco',
    marketingConsent: true,
  })
  await expect.poll(async () => (await mailsTo(visitor.email)).length, { timeout: 30_000 }).toBe(1)
  await page.waitForTimeout(2000)
  expect(await mailsTo(visitor.email)).toHaveLength(1)
})

test('a time that somebody else took meanwhile leads to free times near it', async ({ browser }) => {
  const [slow, quick] = await Promise.all([browser.newContext(), browser.newContext()])
  const [late, early] = await Promise.all([slow.newPage(), quick.newPage()])
  for (const page of [late, early]) {
    await page.goto(widgetAddress())
    await chooseService(page, /Corte de pelo/, /Antonia/)
    await chooseQuietDay(page)
  }
  await chooseTime(early, '15:00')
  await expect(early.getByText('Te guardamos esta hora por')).toBeVisible()
  await chooseTime(late, '15:00')
  await expect(late.getByText('Esa hora se acaba de ocupar.')).toBeVisible()
  await expectAccessible(late, 'a time that was taken')
  await late.getByRole('group', { name: 'Horas libres cercanas' }).getByRole('button').first().click()
  await expect(late.getByRole('heading', { name: 'Tus datos' })).toBeVisible()
  await Promise.all([slow.close(), quick.close()])
})

test('the way back, also the browser’s own, loses nothing', async ({ page }) => {
  await page.goto(widgetAddress())
  await chooseService(page, /Corte de pelo/, /Benjamín/)
  await chooseQuietDay(page)
  await chooseTime(page, '17:00')
  await giveDetails(page, visitor)
  await expect(page.getByRole('heading', { name: 'Revisa y confirma' })).toBeVisible()
  await page.goBack()
  await expect(page.getByLabel('Correo electrónico')).toHaveValue(visitor.email)
  await page.getByRole('button', { name: 'Atrás' }).click()
  await expect(page.getByRole('button', { name: '17:00', exact: true })).toHaveAttribute('aria-pressed', 'true')
  await chooseTime(page, '17:00')
  await expect(page.getByLabel('Nombre')).toHaveValue(visitor.firstName)
})

test('what the API finds wrong with a field stands at that field', async ({ page }) => {
  await page.goto(widgetAddress())
  await chooseService(page, /Corte de pelo/, /Benjamín/)
  await chooseQuietDay(page)
  await chooseTime(page, '18:00')
  // Twelve digits that no country gives out.
  await giveDetails(page, { ...visitor, phone: '+56 000000000' })
  await page.getByRole('button', { name: 'Confirmar reserva' }).click()
  await expect(page.getByText('Escribe un teléfono válido', { exact: false })).toBeVisible()
  await expect(page.getByLabel('Teléfono')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('Nombre')).toHaveValue(visitor.firstName)
})

test('books by keyboard alone', async ({ page }) => {
  await page.goto(widgetAddress())
  const press = async (name: string | RegExp) => {
    await page
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .focus()
    await page.keyboard.press('Enter')
  }
  await expect(page.getByRole('button', { name: /Corte hombre/ })).toBeVisible()
  for (let tabs = 0; tabs < 3; tabs += 1) await page.keyboard.press('Tab')
  await expect(page.locator(':focus')).toHaveClass('choice')
  await press(/Corte hombre/)
  await expect(page.locator('h2')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.locator(':focus')).toContainText('Cualquier profesional')
  await page.keyboard.press('Enter')
  await press('Semanas siguientes')
  await press(/horas libres/)
  await press(/^1[0-9]:/)
  for (const field of ['firstName', 'lastName', 'email', 'phone'] as const) {
    await page.locator(`#${field}`).focus()
    await page.keyboard.type(visitor[field])
  }
  await page.keyboard.press('Enter')
  await press('Confirmar reserva')
  await expect(page.getByRole('heading', { name: 'Tu hora está reservada' })).toBeFocused()
})

for (const [lang, question] of [
  ['en', 'What would you like?'],
  ['pt', 'O que você gostaria de fazer?'],
] as const) {
  test(`speaks ${lang} when the salon’s page asks for it`, async ({ page }) => {
    await page.goto(widgetAddress(`?lang=${lang}`))
    await expect(page.getByRole('heading', { name: question })).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('lang', lang)
    await expectAccessible(page, `the widget in ${lang}`)
  })
}

test('fits a phone of 320 px in the dark', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, colorScheme: 'dark' })
  const page = await context.newPage()
  const expectFit = async (state: string) => {
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await expectAccessible(page, `${state} in the dark`)
    const small = await page
      .locator('button:visible, a:visible, .field input, .field textarea')
      .evaluateAll((elements) =>
        elements
          .map((element) => element.getBoundingClientRect())
          .filter(({ width, height }) => width < 44 || height < 44)
          .map(({ width, height }) => `${width} × ${height}`),
      )
    expect(small, `targets under 44 px at ${state}`).toEqual([])
  }
  await page.goto(widgetAddress())
  await expect(page.getByRole('button', { name: /Corte de pelo/ })).toBeVisible()
  await expectFit('the services')
  await chooseService(page, /Corte de pelo/, /Camila/)
  await chooseQuietDay(page)
  await expectFit('the times')
  await page.locator('.time').first().click()
  await expect(page.getByLabel('Nombre')).toBeVisible()
  await expectFit('the details')
  await context.close()
})
