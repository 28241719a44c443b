import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '../src/accessible'
import { picturesFolder } from '../src/config/env'
import { everyMail, type Mail } from '../src/mails'

const phone = { width: 375, height: 700 }
const pictures = picturesFolder()

/** Wider than the screen, or text that is cut off, smaller than can be read or as a browser would have it by itself. */
const flawsOf = (page: Page) =>
  page.evaluate(() => {
    const shown = [...document.querySelectorAll<HTMLElement>('body *')].filter(
      (each) => each.getClientRects().length > 0 && each.innerText.trim() !== '',
    )
    const ownText = shown.filter((each) =>
      [...each.childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent?.trim()),
    )
    const about = (each: HTMLElement) => `${each.tagName} ${each.innerText.slice(0, 40)}`

    return {
      overflow: document.documentElement.scrollWidth > window.innerWidth ? document.documentElement.scrollWidth : 0,
      outside: shown.filter((each) => each.getBoundingClientRect().right > window.innerWidth + 1).map(about),
      cut: ownText.filter((each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0).map(about),
      tiny: ownText.filter((each) => Number.parseFloat(getComputedStyle(each).fontSize) < 13).map(about),
      unstyled: ownText
        .filter(
          (each) =>
            getComputedStyle(each).color === 'rgb(0, 0, 238)' || /Times|^serif/.test(getComputedStyle(each).fontFamily),
        )
        .map(about),
      buttons: [...document.querySelectorAll<HTMLElement>('a[style*="padding"]')]
        .filter((each) => each.getBoundingClientRect().height < 44)
        .map(about),
    }
  })
const none = { overflow: 0, outside: [], cut: [], tiny: [], unstyled: [], buttons: [] }

const show = async (page: Page, { html }: Mail) => page.setContent(html, { waitUntil: 'load' })

const picture = async (page: Page, name: string) => {
  if (!pictures) return
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
}

const logo =
  '<svg xmlns="http://www.w3.org/2000/svg" width="160" height="48"><rect width="160" height="48" rx="8" fill="#b45309"/><circle cx="24" cy="24" r="14" fill="#fff"/></svg>'

/** Some in the dark and in the other languages, for people to look at. */
const inTheDark = new Set(['reminder', 'booked', 'ownerInvoicePaid'])
const translated = new Set(['reminder', 'teamBooked'])

test('every mail fits a phone, whole and styled, in each language', async ({ page }, { outputDir }) => {
  mkdirSync(outputDir, { recursive: true })
  await page.setViewportSize(phone)
  for (const mail of (await everyMail(outputDir)).every) {
    const { name, locale } = mail
    await show(page, mail)
    expect(await flawsOf(page), `${name} in ${locale}`).toEqual(none)
    if (locale === 'es') await picture(page, name)
    else if (translated.has(name)) await picture(page, `${name}-${locale}`)
  }
})

test('mails can be read by everybody, in the light, in the dark and on 320 px', async ({ page }, { outputDir }) => {
  mkdirSync(outputDir, { recursive: true })
  const { every, branded } = await everyMail(outputDir)
  const mails = every.filter(({ locale }) => locale === 'es')
  const looked = mails.filter(({ name }) => inTheDark.has(name) || ['followUp', 'accountInvitation'].includes(name))
  await page.route('**/media/**', (route) => route.fulfill({ contentType: 'image/svg+xml', body: logo }))
  for (const mail of [...looked, ...branded]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width: 320, height: 700 })
      await show(page, mail)
      await expectAccessible(page, `${mail.name}, ${colorScheme}`)
      expect(await flawsOf(page), `${mail.name}, ${colorScheme}`).toEqual(none)
      await page.setViewportSize(phone)
      if (colorScheme === 'dark' && inTheDark.has(mail.name)) await picture(page, `${mail.name}-dark`)
      if (colorScheme === 'light' && branded.includes(mail)) await picture(page, mail.name)
    }
  }
})
