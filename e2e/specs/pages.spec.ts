import { expect, test } from '@playwright/test'
import { expectAccessible } from '../src/accessible'
import { addresses } from '../src/config/env'
import { expectAgenda, signIn } from '../src/desk'
import { mailTo, manageLink } from '../src/inbox'
import { widgetAddress } from '../src/quiet-salon'
import { chooseQuietDay, chooseService, chooseTime, giveDetails } from '../src/widget'

test('the public page says who and where, and books', async ({ page }) => {
  await page.goto(`${addresses().book}/s/la-encina`)
  await expect(page.getByRole('heading', { name: 'La Encina', level: 1 })).toBeVisible()
  await expect(page.getByText('Avenida Italia 1234')).toBeVisible()
  await expect(page.getByRole('button', { name: /Corte de pelo/ })).toBeVisible()
  await expectAccessible(page, 'the public page')
})

test('the public page can be read without any script', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${addresses().book}/s/la-encina`)
  await expect(page.getByRole('heading', { name: 'La Encina', level: 1 })).toBeVisible()
  await expect(page.getByText('Corte de pelo')).toBeVisible()
  await context.close()
})

test('an unknown salon and a wrong link are answered in words, without hints', async ({ page }) => {
  const unknown = await page.goto(`${addresses().book}/s/nadie-por-aqui`)
  expect(unknown?.status()).toBe(404)
  await expectAccessible(page, 'an unknown salon')
  const wrong = await page.goto(`${addresses().book}/m/eyJhbGciOiJIUzI1NiJ9.e30.c2ln`)
  expect(wrong?.status()).toBe(403)
  await expect(page.getByText('El enlace no es válido o ya no sirve.')).toBeVisible()
  await expectAccessible(page, 'a wrong link')
})

test('F-37 a client moves their appointment by the link and takes it into their calendar', async ({ page }) => {
  const visitor = { firstName: 'Elisa', lastName: 'Vera', email: 'elisa.vera@example.cl', phone: '+56 9 6666 1234' }
  await page.goto(widgetAddress())
  await chooseService(page, /Corte de pelo/, /Benjamín/)
  await chooseQuietDay(page)
  await chooseTime(page, '10:00')
  await giveDetails(page, visitor)
  await page.getByRole('button', { name: 'Confirmar reserva' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: /\.ics/ }).click()
  expect((await download).suggestedFilename()).toBe('hora.ics')

  await page.goto(manageLink(await mailTo(visitor.email, /La Encina/)))
  await page.getByRole('button', { name: 'Cambiar día u hora' }).click()
  await chooseQuietDay(page)
  await expectAccessible(page, 'the times to move to')
  await page.locator('.time').nth(2).click()
  await expect(page.getByRole('heading', { name: '¿Cambiamos tu hora?' })).toBeVisible()
  await expectAccessible(page, 'the question before moving')
  const later = await page.locator('.line strong').innerText()
  await page.getByRole('button', { name: 'Sí, cambiar la hora' }).click()
  await expect(page.getByText('Cambiamos tu hora.', { exact: false })).toBeVisible()
  await expect(page.locator('.ticket .when')).toHaveText(later, { ignoreCase: true })
})

test('every room of the staff app', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 })
  await signIn(page, 'admin@laencina.example')
  await expectAgenda(page)
  await page.getByRole('link', { name: 'Clientes' }).click()
  await expect(page.getByRole('heading', { name: 'Clientes', level: 1 })).toBeVisible()
  await expectAccessible(page, 'the clients')
  await page.getByRole('link', { name: 'Agenda' }).click()
  await expectAgenda(page)
  await page.locator('.agenda-card').first().click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page, 'an appointment')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Nueva cita' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page, 'a new appointment')
})

test('the reference of the API runs under its own policy', async ({ page }) => {
  await page.goto(`${addresses().book}/v1/docs`)
  await expect(page.getByRole('heading', { name: /ReservaPlus/ }).first()).toBeVisible({ timeout: 30_000 })
})
