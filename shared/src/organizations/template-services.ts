import { type Localized, localized, type Translations } from './localized'
import type { Industry } from './schema'

/** Prices are CLP, where the minor unit is the peso; a person looks at them before anybody is charged. */
export type TemplateService = {
  name: Localized
  category: Localized
  durationMinutes: number
  price: number
  bufferBeforeMinutes: number
  bufferAfterMinutes: number
  requiresPreparation: boolean
}

/** At least three: an industry with fewer does not compile. */
export type TemplateServices = readonly [TemplateService, TemplateService, TemplateService, ...TemplateService[]]

type Around = { before?: number; after?: number; prepared?: true }

const service = (
  name: Translations,
  category: Localized,
  [durationMinutes, price]: readonly [number, number],
  { before = 0, after = 0, prepared }: Around = {},
): TemplateService => ({
  name: localized(...name),
  category,
  durationMinutes,
  price,
  bufferBeforeMinutes: before,
  bufferAfterMinutes: after,
  requiresPreparation: prepared ?? false,
})

const hair = localized('Cabello', 'Hair', 'Cabelo')
const color = localized('Color', 'Colour', 'Cor')
const consultations = localized('Consultas', 'Consultations', 'Consultas')
const massages = localized('Masajes', 'Massages', 'Massagens')
const facials = localized('Faciales', 'Facials', 'Faciais')
const training = localized('Entrenamiento', 'Training', 'Treinamento')
const general = localized('General', 'General', 'Geral')

const [checkUps, procedures] = [
  localized('Controles', 'Check-ups', 'Controles'),
  localized('Procedimientos', 'Procedures', 'Procedimentos'),
]
const [prevention, restoration] = [
  localized('Prevención', 'Prevention', 'Prevenção'),
  localized('Restauración', 'Restoration', 'Restauração'),
]
const [nails, body] = [localized('Uñas', 'Nails', 'Unhas'), localized('Corporales', 'Body', 'Corporais')]

export const templateServices: Readonly<Record<Industry, TemplateServices>> = {
  salon: [
    service(['Corte de cabello', 'Haircut', 'Corte de cabelo'], hair, [45, 15_000], { after: 10 }),
    service(['Peinado', 'Styling', 'Penteado'], hair, [30, 12_000], { after: 5 }),
    service(['Tinte y color', 'Colouring', 'Tintura e cor'], color, [90, 35_000], {
      before: 10,
      after: 15,
      prepared: true,
    }),
    service(['Mechas', 'Highlights', 'Mechas'], color, [120, 40_000], { before: 10, after: 15, prepared: true }),
    service(['Tratamiento capilar', 'Hair treatment', 'Tratamento capilar'], hair, [60, 25_000], { after: 10 }),
    service(['Manicure', 'Manicure', 'Manicure'], nails, [45, 12_000], { after: 10 }),
  ],
  clinic: [
    service(['Consulta general', 'General consultation', 'Consulta geral'], consultations, [30, 25_000], { after: 10 }),
    service(['Control médico', 'Check-up', 'Controle médico'], checkUps, [20, 15_000], { after: 5 }),
    service(['Procedimiento menor', 'Minor procedure', 'Pequeno procedimento'], procedures, [45, 40_000], {
      before: 10,
      after: 15,
      prepared: true,
    }),
    service(['Examen físico', 'Physical examination', 'Exame físico'], consultations, [45, 35_000], { after: 15 }),
  ],
  fitness: [
    service(['Entrenamiento personal', 'Personal training', 'Treino pessoal'], training, [60, 25_000], { after: 5 }),
    service(
      ['Evaluación física', 'Fitness assessment', 'Avaliação física'],
      localized('Evaluación', 'Assessment', 'Avaliação'),
      [45, 20_000],
      { before: 10, after: 10, prepared: true },
    ),
    service(['Clase grupal', 'Group class', 'Aula em grupo'], training, [45, 8_000], { after: 5 }),
  ],
  spa: [
    service(['Masaje relajante', 'Relaxing massage', 'Massagem relaxante'], massages, [60, 30_000], {
      before: 10,
      after: 15,
      prepared: true,
    }),
    service(['Facial hidratante', 'Hydrating facial', 'Facial hidratante'], facials, [45, 25_000], {
      before: 5,
      after: 10,
      prepared: true,
    }),
    service(['Limpieza facial', 'Facial cleansing', 'Limpeza facial'], facials, [75, 28_000], { before: 5, after: 10 }),
    service(['Manicure', 'Manicure', 'Manicure'], nails, [45, 15_000], { after: 10 }),
  ],
  dental: [
    service(['Consulta dental', 'Dental consultation', 'Consulta odontológica'], consultations, [30, 20_000], {
      after: 10,
    }),
    service(['Limpieza dental', 'Dental cleaning', 'Limpeza dental'], prevention, [45, 35_000], { after: 15 }),
    service(['Empaste', 'Filling', 'Restauração'], restoration, [60, 50_000], {
      before: 10,
      after: 15,
      prepared: true,
    }),
  ],
  veterinary: [
    service(['Consulta veterinaria', 'Veterinary consultation', 'Consulta veterinária'], consultations, [30, 22_000], {
      after: 10,
    }),
    service(['Vacunación', 'Vaccination', 'Vacinação'], prevention, [15, 15_000], { after: 5 }),
    service(['Control sano', 'Wellness check', 'Check-up preventivo'], checkUps, [20, 18_000], { after: 5 }),
    service(['Procedimiento menor', 'Minor procedure', 'Pequeno procedimento'], procedures, [45, 45_000], {
      before: 10,
      after: 15,
      prepared: true,
    }),
  ],
  beauty: [
    service(['Limpieza facial', 'Facial cleansing', 'Limpeza facial'], facials, [60, 28_000], { before: 5, after: 10 }),
    service(
      ['Depilación', 'Hair removal', 'Depilação'],
      localized('Depilación', 'Hair removal', 'Depilação'),
      [30, 15_000],
      { after: 10 },
    ),
    service(
      ['Diseño de cejas', 'Eyebrow shaping', 'Design de sobrancelhas'],
      localized('Cejas y pestañas', 'Brows and lashes', 'Sobrancelhas e cílios'),
      [30, 12_000],
      { after: 5 },
    ),
    service(['Tratamiento reductivo', 'Body contouring', 'Tratamento redutor'], body, [60, 35_000], {
      before: 10,
      after: 15,
      prepared: true,
    }),
  ],
  massage: [
    service(['Masaje relajante', 'Relaxing massage', 'Massagem relaxante'], massages, [60, 30_000], {
      before: 10,
      after: 15,
    }),
    service(['Masaje descontracturante', 'Deep tissue massage', 'Massagem terapêutica'], massages, [60, 33_000], {
      before: 10,
      after: 15,
    }),
    service(['Masaje deportivo', 'Sports massage', 'Massagem esportiva'], massages, [45, 28_000], { after: 15 }),
    service(['Drenaje linfático', 'Lymphatic drainage', 'Drenagem linfática'], body, [60, 35_000], {
      before: 10,
      after: 15,
    }),
  ],
  other: [
    service(['Atención breve', 'Short appointment', 'Atendimento breve'], general, [30, 15_000], { after: 5 }),
    service(['Atención estándar', 'Standard appointment', 'Atendimento padrão'], general, [60, 25_000], { after: 10 }),
    service(['Evaluación inicial', 'First assessment', 'Avaliação inicial'], general, [45, 20_000], { after: 10 }),
  ],
}
