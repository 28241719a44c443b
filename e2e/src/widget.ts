import { expect, type FrameLocator, type Page } from '@playwright/test'
import { expectAccessible } from './accessible'

/** The widget in a salon's page, or the page of the widget itself. */
export type Place = Pick<FrameLocator, 'getByRole' | 'getByLabel' | 'getByText' | 'locator'>

export type Visitor = { firstName: string; lastName: string; email: string; phone: string }

export const chooseService = async (place: Place, service: RegExp, professional: RegExp) => {
  await place.getByRole('button', { name: service }).click()
  await place.getByRole('button', { name: professional }).click()
}

/** A day beyond the demo's appointments: everything in working hours is free. */
export const chooseQuietDay = async (place: Place) => {
  await expect(place.locator('.time').first()).toBeVisible()
  await place.getByRole('button', { name: 'Semanas siguientes' }).click()
  const day = place.locator('.day:enabled').nth(8)
  const label = await day.getAttribute('aria-label')
  await day.click()
  await expect(day).toHaveAttribute('aria-pressed', 'true')

  return label?.split(',')[0] ?? ''
}

export const chooseTime = (place: Place, time: string) => place.getByRole('button', { name: time, exact: true }).click()

export const giveDetails = async (place: Place, visitor: Visitor) => {
  await place.getByLabel('Nombre').fill(visitor.firstName)
  await place.getByLabel('Apellido').fill(visitor.lastName)
  await place.getByLabel('Correo electrónico').fill(visitor.email)
  await place.getByLabel('Teléfono').fill(visitor.phone)
  await place.getByRole('button', { name: 'Continuar' }).click()
}

export type Booking = {
  page: Page
  place: Place
  visitor: Visitor
  service: RegExp
  professional: RegExp
  time: string
}

/** From the first question to the confirmation, each step looked at by axe. */
export const bookStepByStep = async ({ page, place, visitor, service, professional, time }: Booking) => {
  const title = (text: string) => expect(place.getByRole('heading', { name: text })).toBeVisible()
  await title('¿Qué te quieres hacer?')
  await expectAccessible(page, 'the services')
  await place.getByRole('button', { name: service }).click()
  await title('¿Con quién?')
  await expectAccessible(page, 'the professionals')
  await place.getByRole('button', { name: professional }).click()
  const day = await chooseQuietDay(place)
  await expectAccessible(page, 'the times')
  await chooseTime(place, time)
  await title('Tus datos')
  await expectAccessible(page, 'the details')
  await place.getByRole('button', { name: 'Continuar' }).click()
  await expect(place.getByText('Escribe tu nombre.')).toBeVisible()
  await expectAccessible(page, 'the details with errors')
  await giveDetails(place, visitor)
  await title('Revisa y confirma')
  await expectAccessible(page, 'the review')
  await place.getByRole('button', { name: 'Confirmar reserva' }).click()
  await title('Tu hora está reservada')
  await expectAccessible(page, 'the confirmation')

  return day
}
