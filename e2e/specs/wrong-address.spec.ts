import { expect, test } from '@playwright/test'
import { expectAccessible } from '../src/accessible'
import { addresses } from '../src/config/env'
import { expectAgenda, signIn } from '../src/desk'

test('a day that does not exist, or that nobody books, is today', async ({ page }) => {
  await signIn(page, 'recepcion@laencina.example')
  await expectAgenda(page)
  const today = await page.locator('#content h1').innerText()
  for (const date of ['foo', '2026-99-99', '2026-02-30', '0001-01-01', '9999-12-31']) {
    await page.goto(`${addresses().app}/app/agenda?date=${date}&appointment=x`)
    await expect(page.locator('#content h1')).toHaveText(today)
    await expect(page.getByRole('alert')).toBeHidden()
    await expect(page).toHaveURL(/\/app\/agenda$/)
  }
})

test('a screen that cannot be drawn says so in the language of the app, with a way out', async ({ page }) => {
  await signIn(page, 'recepcion@laencina.example')
  await expectAgenda(page)
  const noAgenda = /\/trpc\/[^?]*appointments\.dayView/
  await page.route(noAgenda, (route) => {
    const names = new URL(route.request().url()).pathname.split(',')

    return route.fulfill({ json: names.map(() => ({ result: { data: { professionals: [null] } } })) })
  })
  await page.goto(`${addresses().app}/app/agenda`)
  await expect(page.getByRole('heading', { name: 'Esto no se pudo mostrar' })).toBeVisible()
  await expect(page.getByText('went wrong')).toBeHidden()
  await expect(page.getByText('Referencia')).toBeHidden()
  await expectAccessible(page, 'a screen that cannot be drawn')
  await page.unroute(noAgenda)
  await page.getByRole('button', { name: 'Ir a la agenda' }).click()
  await expectAgenda(page)
})

test('an address of the app that leads nowhere says so', async ({ page }) => {
  await signIn(page, 'recepcion@laencina.example')
  await expectAgenda(page)
  await page.goto(`${addresses().app}/app/nada`)
  await expect(page.getByRole('heading', { name: 'Esta página no existe' })).toBeVisible()
  await expectAccessible(page, 'an address that leads nowhere')
})
