import type { Catalogue } from '@reservaplus/shared/availability/schema'

const price = (amount: number) => ({ amount, currency: 'CLP' as const })

/** Two services; Ana does both, Berta only the cut, and takes more time and money for it. */
export const sampleCatalogue = {
  organization: { slug: 'la-encina', name: 'La Encina', timeZone: 'America/Santiago' },
  services: [
    { id: 'cut', name: 'Corte', category: '', description: '', durationMinutes: 45, price: price(18_000) },
    { id: 'colour', name: 'Color', category: '', description: '', durationMinutes: 90, price: price(40_000) },
  ],
  professionals: [
    { id: 'ana', name: 'Ana', specialty: '', bio: '', color: '#0f766e', serviceIds: ['cut', 'colour'] },
    { id: 'berta', name: 'Berta', specialty: '', bio: '', color: '#0f766e', serviceIds: ['cut'] },
  ],
  offers: [
    { serviceId: 'cut', professionalId: 'ana', durationMinutes: 45, price: price(18_000) },
    { serviceId: 'cut', professionalId: 'berta', durationMinutes: 60, price: price(24_000) },
    { serviceId: 'colour', professionalId: 'ana', durationMinutes: 90, price: price(40_000) },
  ],
  rules: {
    horizonDays: 60,
    cancellationWindowHours: 24,
    requiresConfirmation: false,
    acceptsWalkIns: true,
    onlineBooking: true,
    clientCancellation: true,
  },
} as object as Catalogue

export const rightDetails = {
  firstName: 'Javiera',
  lastName: 'Muñoz',
  email: 'javiera@example.cl',
  phone: '+56 9 8765 4321',
  notes: '',
  marketingConsent: false,
}
