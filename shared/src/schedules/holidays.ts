import type { LocalDate } from '../time/schema'

export type Holiday = {
  date: LocalDate
  name: Readonly<Record<'es' | 'en' | 'pt', string>>
  /** Shops must stay closed by law (feriado irrenunciable). */
  isMandatory: boolean
}

const names = {
  newYear: { es: 'Año Nuevo', en: 'New Year’s Day', pt: 'Ano-Novo' },
  goodFriday: { es: 'Viernes Santo', en: 'Good Friday', pt: 'Sexta-feira Santa' },
  holySaturday: { es: 'Sábado Santo', en: 'Holy Saturday', pt: 'Sábado de Aleluia' },
  labour: { es: 'Día del Trabajo', en: 'Labour Day', pt: 'Dia do Trabalho' },
  navy: { es: 'Día de las Glorias Navales', en: 'Navy Day', pt: 'Dia das Glórias Navais' },
  indigenous: {
    es: 'Día Nacional de los Pueblos Indígenas',
    en: 'Indigenous Peoples’ Day',
    pt: 'Dia dos Povos Indígenas',
  },
  peterAndPaul: { es: 'San Pedro y San Pablo', en: 'Saint Peter and Saint Paul', pt: 'São Pedro e São Paulo' },
  carmen: { es: 'Virgen del Carmen', en: 'Our Lady of Mount Carmel', pt: 'Nossa Senhora do Carmo' },
  assumption: { es: 'Asunción de la Virgen', en: 'Assumption of Mary', pt: 'Assunção de Maria' },
  additional: { es: 'Feriado adicional', en: 'Additional holiday', pt: 'Feriado adicional' },
  independence: { es: 'Independencia Nacional', en: 'Independence Day', pt: 'Independência Nacional' },
  army: { es: 'Glorias del Ejército', en: 'Army Day', pt: 'Dia das Glórias do Exército' },
  twoWorlds: { es: 'Encuentro de Dos Mundos', en: 'Meeting of Two Worlds', pt: 'Encontro de Dois Mundos' },
  reformation: {
    es: 'Día de las Iglesias Evangélicas y Protestantes',
    en: 'Reformation Day',
    pt: 'Dia das Igrejas Evangélicas',
  },
  allSaints: { es: 'Día de Todos los Santos', en: 'All Saints’ Day', pt: 'Dia de Todos os Santos' },
  immaculate: { es: 'Inmaculada Concepción', en: 'Immaculate Conception', pt: 'Imaculada Conceição' },
  christmas: { es: 'Navidad', en: 'Christmas Day', pt: 'Natal' },
} as const

const mandatory = new Set<keyof typeof names>(['newYear', 'labour', 'independence', 'army', 'christmas'])

const year = (days: Readonly<Record<string, keyof typeof names>>): Holiday[] =>
  Object.entries(days).map(([date, key]) => ({
    date: date as LocalDate,
    name: names[key],
    isMandatory: mandatory.has(key),
  }))

/** Chile. Those of the law 19.973 and 20.148 that move to a Monday or Friday stand on the day they are kept. */
export const chileanHolidays: readonly Holiday[] = [
  ...year({
    '2026-01-01': 'newYear',
    '2026-04-03': 'goodFriday',
    '2026-04-04': 'holySaturday',
    '2026-05-01': 'labour',
    '2026-05-21': 'navy',
    '2026-06-21': 'indigenous',
    '2026-06-29': 'peterAndPaul',
    '2026-07-16': 'carmen',
    '2026-08-15': 'assumption',
    '2026-09-18': 'independence',
    '2026-09-19': 'army',
    '2026-10-12': 'twoWorlds',
    '2026-10-31': 'reformation',
    '2026-11-01': 'allSaints',
    '2026-12-08': 'immaculate',
    '2026-12-25': 'christmas',
  }),
  ...year({
    '2027-01-01': 'newYear',
    '2027-03-26': 'goodFriday',
    '2027-03-27': 'holySaturday',
    '2027-05-01': 'labour',
    '2027-05-21': 'navy',
    '2027-06-21': 'indigenous',
    '2027-06-28': 'peterAndPaul',
    '2027-07-16': 'carmen',
    '2027-08-15': 'assumption',
    // A Friday before a Saturday the 18th is one as well (law 20.983).
    '2027-09-17': 'additional',
    '2027-09-18': 'independence',
    '2027-09-19': 'army',
    '2027-10-11': 'twoWorlds',
    '2027-10-31': 'reformation',
    '2027-11-01': 'allSaints',
    '2027-12-08': 'immaculate',
    '2027-12-25': 'christmas',
  }),
]

/** Of the countries served; none for the others. */
export const holidaysOf = (country: string): readonly Holiday[] => (country === 'CL' ? chileanHolidays : [])
