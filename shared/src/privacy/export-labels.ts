import type { Locale } from '../texts/locale'

type Words = { title: string; law: string; yes: string; no: string }

/** What the fields of an export are called; one that is missing here stands under its own name. */
const labels = {
  client: ['Datos personales', 'Personal data', 'Dados pessoais'],
  appointments: ['Citas', 'Appointments', 'Agendamentos'],
  files: ['Archivos', 'Files', 'Arquivos'],
  payments: ['Pagos', 'Payments', 'Pagamentos'],
  payment: ['Pago', 'Payment', 'Pagamento'],
  amount: ['Monto', 'Amount', 'Valor'],
  tip: ['Propina', 'Tip', 'Gorjeta'],
  method: ['Medio de pago', 'Means of payment', 'Meio de pagamento'],
  paid: ['Pagado', 'Paid', 'Pago'],
  paidAt: ['Pagado el', 'Paid on', 'Pago em'],
  refunded: ['Devuelto', 'Given back', 'Devolvido'],
  refunds: ['Devoluciones', 'Refunds', 'Devoluções'],
  discount: ['Descuento', 'Discount', 'Desconto'],
  reviews: ['Opiniones', 'Reviews', 'Avaliações'],
  series: ['Citas recurrentes', 'Recurring appointments', 'Agendamentos recorrentes'],
  waitlist: ['Lista de espera', 'Waiting list', 'Lista de espera'],
  notes: ['Notas', 'Notes', 'Anotações'],
  consents: ['Consentimientos', 'Consents', 'Consentimentos'],
  history: ['Historial de cambios', 'Changes', 'Histórico de alterações'],
  id: ['Identificador', 'Identifier', 'Identificador'],
  kind: ['Tipo', 'Kind', 'Tipo'],
  firstName: ['Nombre', 'First name', 'Nome'],
  lastName: ['Apellido', 'Last name', 'Sobrenome'],
  email: ['Correo', 'E-mail', 'E-mail'],
  phone: ['Teléfono', 'Phone', 'Telefone'],
  rut: ['RUT', 'RUT', 'RUT'],
  birthDate: ['Fecha de nacimiento', 'Date of birth', 'Data de nascimento'],
  address: ['Dirección', 'Address', 'Endereço'],
  emergencyContact: ['Contacto de emergencia', 'Emergency contact', 'Contato de emergência'],
  tags: ['Etiquetas', 'Tags', 'Etiquetas'],
  preferences: ['Preferencias', 'Preferences', 'Preferências'],
  marketingConsent: ['Consentimiento de marketing', 'Marketing consent', 'Consentimento de marketing'],
  given: ['Otorgado', 'Given', 'Concedido'],
  at: ['Fecha y hora', 'Date and time', 'Data e hora'],
  source: ['Origen', 'Source', 'Origem'],
  purpose: ['Finalidad', 'Purpose', 'Finalidade'],
  textVersion: ['Versión del texto', 'Version of the wording', 'Versão do texto'],
  figures: ['Estadísticas', 'Figures', 'Estatísticas'],
  createdAt: ['Creado', 'Created', 'Criado'],
  updatedAt: ['Modificado', 'Changed', 'Alterado'],
  lastVisitAt: ['Última visita', 'Last visit', 'Última visita'],
  start: ['Inicio', 'Start', 'Início'],
  end: ['Término', 'End', 'Término'],
  status: ['Estado', 'Status', 'Status'],
  serviceName: ['Servicio', 'Service', 'Serviço'],
  professionalName: ['Profesional', 'Professional', 'Profissional'],
  clientName: ['Nombre del cliente', 'Name of the client', 'Nome do cliente'],
  price: ['Precio', 'Price', 'Preço'],
  title: ['Título', 'Title', 'Título'],
  content: ['Contenido', 'Content', 'Conteúdo'],
  category: ['Categoría', 'Category', 'Categoria'],
  isPrivate: ['Privada', 'Private', 'Privada'],
  name: ['Nombre', 'Name', 'Nome'],
  description: ['Descripción', 'Description', 'Descrição'],
  contentType: ['Formato', 'Format', 'Formato'],
  rating: ['Calificación', 'Rating', 'Avaliação'],
  text: ['Texto', 'Text', 'Texto'],
  before: ['Antes', 'Before', 'Antes'],
  after: ['Después', 'After', 'Depois'],
} as const satisfies Record<string, readonly [es: string, en: string, pt: string]>

const words: Readonly<Record<Locale, Words>> = {
  es: {
    title: 'Sus datos personales',
    law: 'Todo lo que este establecimiento conserva sobre usted, entregado conforme a la Ley 21.719.',
    yes: 'Sí',
    no: 'No',
  },
  en: {
    title: 'Your personal data',
    law: "Everything this business keeps about you, handed over under Chile's Law 21.719.",
    yes: 'Yes',
    no: 'No',
  },
  pt: {
    title: 'Seus dados pessoais',
    law: 'Tudo o que este estabelecimento conserva sobre você, entregue conforme a Lei 21.719 do Chile.',
    yes: 'Sim',
    no: 'Não',
  },
}

const labelsIn = (column: 0 | 1 | 2): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(labels).map(([name, texts]) => [name, texts[column]]))

export const exportLabels = {
  es: { labels: labelsIn(0), words: words.es },
  en: { labels: labelsIn(1), words: words.en },
  pt: { labels: labelsIn(2), words: words.pt },
} as const satisfies Record<Locale, { labels: Readonly<Record<string, string>>; words: Words }>
