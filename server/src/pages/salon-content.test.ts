import type { Catalogue } from '@reservaplus/shared/availability/schema'
import { expect, it } from 'vitest'
import { salonContent, salonHead } from './salon-content'

const logo = '/media/01JDCX000000000000000000EV/01JDCX000000000000000000LG.png'
const cover = '/media/01JDCX000000000000000000EV/01JDCX000000000000000000CV.jpg'

const page = (images: { logo?: string; cover?: string }) => {
  const organization = {
    name: 'La Encina',
    description: '',
    phone: '',
    phoneText: '',
    address: '',
    city: '',
    ...images,
  }
  const catalogue = { organization, services: [] } as object as Catalogue
  const options = { catalogue, locale: 'es', url: 'https://book.example/s/la-encina' } as const

  return { head: salonHead(options), content: salonContent(options) }
}

it('a salon’s page shows its logo, and previews of the link its cover', () => {
  const { head, content } = page({ logo, cover })

  expect(content).toContain(`<img class="logo" src="${logo}" alt="" height="48">`)
  expect(head).toContain(`<meta property="og:image" content="https://book.example${cover}">`)
  expect(page({ logo }).head).toContain(`content="https://book.example${logo}"`)
})

it('a salon without images shows none', () => {
  const { head, content } = page({})

  expect(head + content).not.toMatch(/og:image|<img/)
})
