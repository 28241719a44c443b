export type DemoService = {
  key: string
  name: string
  category: string
  description: string
  minutes: number
  price: number
  before?: number
  after?: number
  /** Work, processing, work. */
  segments?: readonly [number, number, number]
  /** What it needs, by its name in `DemoResource`. */
  resource?: string
  addOns?: readonly { name: string; minutes: number; price: number }[]
  /** Percent of the price that is paid ahead. */
  deposit?: number
}

export type DemoResource = { name: string; kind: 'room' | 'chair' | 'equipment' }

export const salonResources: readonly DemoResource[] = [{ name: 'Sillón de pedicure', kind: 'chair' }]

/** Twelve services of a salon in Santiago; prices in Chilean pesos. */
export const salonServices: readonly DemoService[] = [
  {
    key: 'corte',
    name: 'Corte de pelo',
    category: 'Cabello',
    description: 'Lavado, corte y secado.',
    minutes: 45,
    price: 18000,
    after: 5,
    addOns: [{ name: 'Masaje capilar', minutes: 10, price: 5000 }],
  },
  {
    key: 'corte-hombre',
    name: 'Corte hombre',
    category: 'Cabello',
    description: 'A tijera o máquina.',
    minutes: 30,
    price: 13000,
    after: 5,
  },
  {
    key: 'corte-barba',
    name: 'Corte y barba',
    category: 'Cabello',
    description: 'Corte, perfilado y toalla caliente.',
    minutes: 50,
    price: 19000,
    after: 10,
  },
  {
    key: 'brushing',
    name: 'Brushing',
    category: 'Peinado',
    description: 'Lavado y peinado con cepillo.',
    minutes: 40,
    price: 15000,
    after: 5,
  },
  {
    key: 'peinado',
    name: 'Peinado de fiesta',
    category: 'Peinado',
    description: 'Recogido o semirrecogido.',
    minutes: 60,
    price: 32000,
    before: 5,
    after: 10,
  },
  {
    key: 'color-raiz',
    name: 'Color de raíz',
    category: 'Color',
    description: 'Retoque de raíz; el color actúa media hora.',
    minutes: 90,
    price: 38000,
    before: 5,
    after: 10,
    segments: [30, 30, 30],
  },
  {
    key: 'balayage',
    name: 'Balayage',
    category: 'Color',
    description: 'Aclarado a mano alzada, matiz y brushing.',
    minutes: 180,
    price: 95000,
    before: 10,
    after: 15,
    segments: [75, 45, 60],
    deposit: 30,
    addOns: [
      { name: 'Tratamiento reconstructor', minutes: 20, price: 15000 },
      { name: 'Ondas', minutes: 15, price: 9000 },
    ],
  },
  {
    key: 'alisado',
    name: 'Alisado',
    category: 'Tratamientos',
    description: 'Alisado orgánico de larga duración.',
    minutes: 150,
    price: 75000,
    before: 10,
    after: 15,
  },
  {
    key: 'hidratacion',
    name: 'Hidratación profunda',
    category: 'Tratamientos',
    description: 'Mascarilla y vapor.',
    minutes: 60,
    price: 25000,
    after: 5,
  },
  {
    key: 'manicure',
    name: 'Manicure',
    category: 'Manos y pies',
    description: 'Limado, cutículas y esmalte.',
    minutes: 45,
    price: 14000,
    after: 10,
  },
  {
    key: 'pedicure',
    name: 'Pedicure',
    category: 'Manos y pies',
    description: 'Spa de pies y esmalte.',
    minutes: 60,
    price: 19000,
    before: 5,
    after: 10,
    resource: 'Sillón de pedicure',
  },
  {
    key: 'cejas',
    name: 'Diseño de cejas',
    category: 'Rostro',
    description: 'Perfilado con hilo.',
    minutes: 20,
    price: 9000,
  },
]

export type DemoProfessional = {
  key: string
  name: string
  email: string
  specialty: string
  color: string
  services: readonly string[]
  /** Weekday opening, weekday closing, lunch. */
  hours: { start: string; end: string; lunch: readonly [string, string] }
  saturday: boolean
  slotInterval: number
}

export const salonProfessionals: readonly DemoProfessional[] = [
  {
    key: 'antonia',
    name: 'Antonia Rojas',
    email: 'antonia@laencina.example',
    specialty: 'Color',
    color: '#7c3aed',
    services: ['corte', 'brushing', 'peinado', 'color-raiz', 'balayage', 'alisado', 'hidratacion'],
    hours: { start: '10:00', end: '19:30', lunch: ['14:00', '15:00'] },
    saturday: true,
    slotInterval: 15,
  },
  {
    key: 'benjamin',
    name: 'Benjamín Soto',
    email: 'benjamin@laencina.example',
    specialty: 'Barbería',
    color: '#0f766e',
    services: ['corte', 'corte-hombre', 'corte-barba'],
    hours: { start: '09:30', end: '19:00', lunch: ['13:30', '14:30'] },
    saturday: true,
    slotInterval: 15,
  },
  {
    key: 'camila',
    name: 'Camila Fuentes',
    email: 'camila@laencina.example',
    specialty: 'Corte y peinado',
    color: '#c2410c',
    services: ['corte', 'corte-hombre', 'brushing', 'peinado', 'hidratacion', 'cejas'],
    hours: { start: '09:30', end: '18:30', lunch: ['13:00', '14:00'] },
    saturday: false,
    slotInterval: 15,
  },
  {
    key: 'emilia',
    name: 'Emilia Vargas',
    email: 'emilia@laencina.example',
    specialty: 'Manos y pies',
    color: '#be185d',
    services: ['manicure', 'pedicure', 'cejas'],
    hours: { start: '10:00', end: '19:00', lunch: ['14:00', '15:00'] },
    saturday: true,
    slotInterval: 15,
  },
]
