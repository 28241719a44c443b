import { expect, test } from '@playwright/test'
import { expectAccessible } from '../src/accessible'
import { addresses } from '../src/config/env'
import { cardOf, dragToColumn, expectAgenda, signIn } from '../src/desk'

const client = 'Rosa Inostroza'

/** A Wednesday some weeks ahead: hardly anything is booked there yet. */
const quietDay = (): string => {
  const day = new Date()
  day.setUTCDate(day.getUTCDate() + 28 + ((3 - day.getUTCDay() + 7) % 7))

  return day.toISOString().slice(0, 10)
}

test('the desk books somebody without mail, and is told the truth about what it may do with the appointment', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1366, height: 900 })
  await signIn(page, 'recepcion@laencina.example')
  await expectAgenda(page)
  await page.goto(`${addresses().app}/app/agenda?date=${quietDay()}`)
  const dialog = page.getByRole('dialog')

  await test.step('what is missing is marked until it is given', async () => {
    await page.getByRole('button', { name: 'Nueva cita' }).click()
    await dialog.getByRole('combobox', { name: 'Servicio' }).click()
    await page.getByRole('option', { name: 'Manicure', exact: true }).click()
    await dialog.getByRole('button', { name: 'Agendar' }).click()
    await expect(dialog.getByText('Hora: Falta este dato')).toBeVisible()
    await dialog
      .getByRole('button', { name: /^\d\d:\d\d$/ })
      .first()
      .click()
    await expect(dialog.getByText('Hora: Falta este dato')).toBeHidden()
    await dialog.getByText('Cliente nuevo').click()
    await dialog.getByLabel('Nombre').fill('Rosa')
    await dialog.getByLabel('Apellido').fill('Inostroza')
    await expectAccessible(page, 'a new appointment')
    await dialog.getByRole('button', { name: /^Agendar a las/ }).click()
    await expect(page.getByText('Cita agendada')).toBeVisible()
    // Clear of the drawer that may come next, 440 wide on the right, and of the menu on the left.
    const word = await page.locator('.mantine-Notifications-root[data-position="bottom-left"]').boundingBox()
    expect(word?.x).toBeGreaterThan(84)
    expect((word?.x ?? 0) + (word?.width ?? 0)).toBeLessThan(1366 - 440)
  })

  await test.step('the line of the present lies behind the cards, whose text it would strike through', async () => {
    const layers = await page
      .locator('.agenda-calendar .ec-body')
      .first()
      .evaluate((body) => {
        const line = document.createElement('div')
        line.className = 'ec-now-indicator'
        body.append(line)
        const layer = getComputedStyle(line).zIndex
        line.remove()
        const cards = body.querySelector('.ec-events')

        return [layer, cards && getComputedStyle(cards).zIndex]
      })
    expect(layers).toEqual(['auto', '1'])
  })

  await test.step('it is not moved to somebody who does not do the service', async () => {
    await dragToColumn(page, client, 'Benjamín Soto')
    await expect(dialog).toContainText('Benjamín Soto no realiza Manicure. La cita sigue donde estaba.')
    // The word of the success before does not stand beside the refusal.
    await expect(page.getByText('Cita agendada')).toBeHidden()
    await expectAccessible(page, 'a refused move')
    await dialog.getByRole('button', { name: 'Cerrar' }).last().click()
    await expect(cardOf(page, client)).toHaveAttribute('aria-label', /Emilia Vargas/)
  })

  await test.step('the history says who, and nobody is received on another day', async () => {
    await cardOf(page, client).click()
    await expect(dialog.getByText('Agendada por Josefa Tapia')).toBeVisible()
    await expect(dialog.getByText('Confirmada')).toBeVisible()
    await expect(dialog.getByRole('button', { name: 'Cancelar cita' })).toBeVisible()
    await expect(dialog.getByRole('button', { name: 'Registrar llegada' })).toHaveCount(0)
    await expectAccessible(page, 'an appointment')
  })

  await test.step('who cancels learns that this client has to be called', async () => {
    await dialog.getByRole('button', { name: 'Cancelar cita' }).click()
    await expect(dialog.getByText(`${client} no tiene correo: avísale tú.`, { exact: false })).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('the client opens with what is to come, and leads to it', async () => {
    await page.getByRole('link', { name: 'Clientes' }).click()
    await page.getByPlaceholder('Nombre, teléfono, correo o RUT').fill('Rosa Ino')
    await page.getByRole('button', { name: client }).click()
    await expectAccessible(page, 'a client')
    await expect(dialog.getByText('Sin correo')).toBeVisible()
    await dialog.getByRole('button', { name: /Manicure/ }).click()
    await expect(dialog.getByRole('heading', { name: client })).toBeVisible()
    await expect(page).toHaveURL(/\/app\/agenda\?/)
  })
})
