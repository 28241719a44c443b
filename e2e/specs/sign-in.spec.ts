import { expect, test } from '@playwright/test'
import { expectAccessible } from '../src/accessible'
import { addresses } from '../src/config/env'
import { expectAgenda, password, signIn } from '../src/desk'
import { mailTo } from '../src/inbox'

test('a new member chooses a password at the first sign-in', async ({ page }) => {
  const own = 'Encina2026nueva'
  await signIn(page, 'nueva@laencina.example', 'Temporal2026')
  await expect(page.getByRole('heading', { name: 'Elige tu contraseña' })).toBeVisible()
  await expectAccessible(page, 'the new password')
  await page.getByLabel('Contraseña nueva').fill(own)
  await page.getByLabel('Repite la contraseña').fill(own)
  await page.getByRole('button', { name: 'Guardar contraseña' }).click()
  await expectAgenda(page)
})

test('F-40 a wrong password is told so, without a word on whether the account exists', async ({ page }) => {
  await page.goto(`${addresses().app}/app/`)
  await expect(page.getByRole('heading', { name: 'Iniciar sesión' })).toBeVisible()
  await expectAccessible(page, 'the sign-in')
  const alerts: string[] = []
  for (const email of ['recepcion@laencina.example', 'nadie@laencina.example']) {
    await signIn(page, email, 'Equivocada2026')
    alerts.push(await page.getByRole('alert').innerText())
  }
  expect(alerts[0]).toBe(alerts[1])
  await expectAccessible(page, 'a refused sign-in')
})

test('a forgotten password is replaced by the code in the mail', async ({ page }) => {
  const email = 'personal@laencina.example'
  await page.goto(`${addresses().app}/app/`)
  await page.getByRole('button', { name: 'Olvidé mi contraseña' }).click()
  await page.getByLabel('Correo').fill(email)
  await expectAccessible(page, 'the request of a code')
  await page.getByRole('button', { name: 'Enviar código' }).click()
  await expect(page.getByRole('heading', { name: 'Revisa tu correo' })).toBeVisible()
  const mail = await mailTo(email, /código|contraseña/i)
  const [code = ''] = mail.body.html.replaceAll(/<style[\s\S]*?<\/style>|style="[^"]*"/g, '').match(/\b\d{6}\b/) ?? []
  await page.getByLabel('Código').fill(code)
  await page.getByLabel('Contraseña nueva').fill('Recuperada2026')
  await expectAccessible(page, 'the code and the new password')
  await page.getByRole('button', { name: 'Guardar contraseña' }).click()
  await expect(page.getByText('La contraseña cambió. Ya puedes entrar.')).toBeVisible()
  await signIn(page, email, 'Recuperada2026')
  await expectAgenda(page)
})

test('each organization sees its own day only', async ({ page }) => {
  await signIn(page, 'duena@sonrisa.example', password)
  await expectAgenda(page)
  await expect(page.locator('.agenda-column-name').first()).toBeVisible()
  await expect(page.getByText('Antonia Rojas')).toHaveCount(0)
})
