import { expect, type Page } from '@playwright/test'
import { addresses } from './config/env'

export const password = 'Reserva2026'

export const signIn = async (page: Page, email: string, secret = password) => {
  await page.goto(`${addresses().app}/app/`)
  await page.getByLabel('Correo').fill(email)
  await page.getByLabel('Contraseña').fill(secret)
  await page.getByRole('button', { name: 'Entrar', exact: true }).click()
}

export const expectAgenda = (page: Page) => expect(page.locator('#content h1')).toBeVisible()

export const cardOf = (page: Page, client: string) => page.locator('.agenda-card', { hasText: client })

/** A client's appointment pulled down by some pixels, as a hand does it: in several small moves. */
export const dragDown = async (page: Page, client: string, pixels: number) => {
  const card = cardOf(page, client)
  await card.scrollIntoViewIfNeeded()
  const box = await card.boundingBox()
  if (!box) throw new Error(`The card of ${client} is not to be seen`)
  const x = box.x + box.width / 2
  const y = box.y + Math.min(12, box.height / 2)
  await page.mouse.move(x, y)
  await page.mouse.down()
  for (let step = 1; step <= 10; step += 1) await page.mouse.move(x, y + (pixels * step) / 10)
  await page.mouse.up()
}

/** A client's appointment pulled sideways to a professional's column, at the same time of day. */
export const dragToColumn = async (page: Page, client: string, professional: string) => {
  const card = cardOf(page, client)
  await card.scrollIntoViewIfNeeded()
  const [box, column] = [
    await card.boundingBox(),
    await page.locator('.agenda-column-head', { hasText: professional }).boundingBox(),
  ]
  if (!box || !column) throw new Error(`${client} or the column of ${professional} is not to be seen`)
  const from = { x: box.x + 60, y: box.y + Math.min(12, box.height / 2) }
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  for (let step = 1; step <= 10; step += 1) {
    await page.mouse.move(from.x + ((column.x + 60 - from.x) * step) / 10, from.y)
  }
  await page.mouse.up()
}
