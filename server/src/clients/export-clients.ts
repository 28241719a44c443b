import { bookingRuleWords, kindWords } from '@reservaplus/shared/clients/file-words'
import type { ExportedClients } from '@reservaplus/shared/clients/import'
import { formatRut } from '@reservaplus/shared/clients/rut'
import type { Client } from '@reservaplus/shared/clients/schema'
import { toCsv } from '@reservaplus/shared/files/csv'
import type { Locale } from '@reservaplus/shared/texts/locale'
import type { AppContext } from '../app-context'
import { findExisting } from '../organizations/find-existing'
import { findProfessionals } from '../professionals/repository'
import { findClients } from './list-repository'

const titles = {
  es: ['Nombre', 'Apellido', 'Correo', 'Teléfono', 'RUT', 'Fecha de nacimiento', 'Dirección', 'Etiquetas', 'Notas'],
  en: ['First name', 'Last name', 'E-mail', 'Phone', 'RUT', 'Birth date', 'Address', 'Tags', 'Notes'],
  pt: ['Nome', 'Sobrenome', 'E-mail', 'Telefone', 'RUT', 'Data de nascimento', 'Endereço', 'Etiquetas', 'Observações'],
} as const satisfies Record<Locale, readonly string[]>

const more = {
  es: [
    'Acepta publicidad',
    'Activo',
    'Visitas',
    'Inasistencias',
    'Cancelaciones',
    'Última visita',
    'Cliente desde',
    'Contacto de emergencia',
    'Teléfono de emergencia',
    'Profesional preferido',
    'Reserva en línea',
    'Tipo',
  ],
  en: [
    'Accepts marketing',
    'Active',
    'Visits',
    'No-shows',
    'Cancellations',
    'Last visit',
    'Client since',
    'Emergency contact',
    'Emergency phone',
    'Preferred professional',
    'Online booking',
    'Kind',
  ],
  pt: [
    'Aceita publicidade',
    'Ativo',
    'Visitas',
    'Faltas',
    'Cancelamentos',
    'Última visita',
    'Cliente desde',
    'Contato de emergência',
    'Telefone de emergência',
    'Profissional preferido',
    'Reserva online',
    'Tipo',
  ],
} as const satisfies Record<Locale, readonly string[]>

const words = { es: ['Sí', 'No'], en: ['Yes', 'No'], pt: ['Sim', 'Não'] } as const satisfies Record<
  Locale,
  readonly [string, string]
>

/** In the order of the titles; an import of the same file understands each of them. */
const cellsOf = (client: Client, locale: Locale, team: ReadonlyMap<string, string>) => {
  const {
    firstName,
    lastName,
    email = '',
    phone = '',
    rut,
    birthDate = '',
    address = '',
    tags,
    notes,
    figures,
  } = client
  const said = (is: boolean) => words[locale][is ? 0 : 1]
  const consent = client.marketingConsent ? said(client.marketingConsent.given) : ''
  const person = [
    firstName,
    lastName,
    email,
    phone,
    rut ? formatRut(rut) : '',
    birthDate,
    address,
    tags.join('; '),
    notes,
  ]
  const { visits, noShows, cancellations } = figures

  return [
    ...person,
    ...[consent, said(client.isActive), visits, noShows, cancellations],
    ...[client.lastVisitAt?.slice(0, 10) ?? '', client.createdAt.slice(0, 10)],
    ...[client.emergencyContact?.name ?? '', client.emergencyContact?.phone ?? ''],
    team.get(client.preferredProfessionalId ?? '') ?? '',
    ...[bookingRuleWords[locale][client.bookingRule], kindWords[locale][client.kind]],
  ]
}

const withoutTitles = (csv: string) => csv.slice(csv.indexOf('\r\n') + 2)

type Asked = { cursor?: string | undefined; limit: number }

/** By name, a page at a time; formulas are made harmless. */
export const exportClients = async (ctx: AppContext, { cursor, limit }: Asked): Promise<ExportedClients> => {
  const asked = { cursor, limit, order: { by: 'name' as const }, filter: {}, passes: () => true }
  const [{ locale }, page, professionals] = await Promise.all([
    findExisting(ctx),
    findClients(ctx.organizationId, asked),
    findProfessionals(ctx.organizationId),
  ])
  const team = new Map<string, string>(professionals.map(({ id, name }) => [id, name]))
  const columns = [...titles[locale], ...more[locale]]
  const rows = page.items.map((client) => {
    const cells = cellsOf(client, locale, team)

    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']))
  })
  const csv = toCsv(rows)

  return { csv: cursor === undefined ? csv : withoutTitles(csv), rows: rows.length, cursor: page.cursor }
}
