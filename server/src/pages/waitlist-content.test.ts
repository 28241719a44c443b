import { instant } from '@reservaplus/shared/time/schema'
import { ownWaitlistEntry } from '@reservaplus/shared/waitlist/schema'
import { expect, it } from 'vitest'
import { waitlistContent } from './waitlist-content'

const entry = ownWaitlistEntry.parse({
  id: '01J0000000000000000000000W',
  status: 'offered',
  from: '2026-11-24',
  to: '2026-11-24',
  weekdays: [],
  times: [{ start: '09:00', end: '12:00' }],
  organization: { slug: 'nandu', name: 'Ñandú', timeZone: 'America/Santiago', locale: 'es' },
  serviceName: 'Corte',
  offer: {
    id: '01J0000000000000000000000H',
    localStart: '2026-11-24T09:00',
    expiresAt: '2026-11-23T15:00:00Z',
    professionalName: 'Camila',
  },
})
const at = (now: string, shown = entry) => {
  const view = { locale: 'es' as const, now: instant.parse(now), notice: undefined }
  const { title, content } = waitlistContent(shown, view)

  return `${title}\n${content.filter(Boolean).join('\n')}`
}

it('an offer is kept until an hour on the salon’s clock, with its day when that is not today', () => {
  expect(at('2026-11-23T14:00:00Z')).toContain('Te la guardamos hasta las 12:00.')
  expect(at('2026-11-23T02:00:00Z')).toContain('hasta el lunes 23 de noviembre a las 12:00.')
})

it('an offer that nobody answered is over at its minute, though nothing has ended it yet', () => {
  const page = at('2026-11-23T15:00:00Z')

  expect(page).toContain('Esa hora ya no está disponible')
  expect(page).not.toContain('name="offer"')
  expect(page).toContain('Solo de 09:00 a 12:00')
})

it.each([
  ['withdrawn', 'Ya no estás en la lista'],
  ['expired', 'Tu espera terminó'],
] as const)('who is no longer on the list (%s) is told so, and where to book', (status, title) => {
  const { offer: _over, ...rest } = entry
  const { content, ...shown } = waitlistContent(
    { ...rest, status },
    { locale: 'es', now: instant.parse('2026-11-23T14:00:00Z'), notice: 'over' },
  )

  expect(shown.title).toBe(title)
  expect(content.join('')).toContain('href="/s/nandu?lang=es"')
  expect(content.join('')).not.toContain('<form')
})

it('a time that was taken and cancelled since is not promised any more', () => {
  const booked = { localStart: '2026-11-24T09:00', professionalName: 'Camila', status: 'cancelled' }
  const page = at('2026-11-23T14:00:00Z', ownWaitlistEntry.parse({ ...entry, status: 'booked', booked }))

  expect(page).toContain('Cancelada')
  expect(page).not.toContain('¡Listo!')
})
