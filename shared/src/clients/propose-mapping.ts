import { foldText } from './fold'
import { type ImportField, type ImportMapping, importField } from './import'

/** Titles of columns as programs and people write them, folded. */
const titles: Readonly<Record<ImportField, readonly string[]>> = {
  fullName: ['nombre completo', 'full name', 'nome completo', 'cliente', 'client', 'name', 'nombre y apellido'],
  firstName: ['nombre', 'nombres', 'first name', 'firstname', 'given name', 'nome', 'primer nombre'],
  lastName: ['apellido', 'apellidos', 'last name', 'lastname', 'surname', 'family name', 'sobrenome'],
  email: ['correo', 'correo electronico', 'email', 'e-mail', 'mail', 'email address'],
  phone: [
    'telefono',
    'celular',
    'movil',
    'fono',
    'phone',
    'mobile',
    'phone number',
    'mobile number',
    'telefone',
    'whatsapp',
  ],
  rut: ['rut', 'r.u.t.', 'run', 'identificacion', 'documento'],
  birthDate: [
    'fecha de nacimiento',
    'nacimiento',
    'cumpleanos',
    'birth date',
    'birthdate',
    'date of birth',
    'birthday',
    'data de nascimento',
  ],
  address: ['direccion', 'domicilio', 'address', 'endereco'],
  tags: ['etiquetas', 'etiqueta', 'tags', 'grupo', 'grupos', 'categoria'],
  notes: ['notas', 'nota', 'comentarios', 'observaciones', 'notes', 'note', 'comments', 'observacoes'],
  marketingConsent: [
    'acepta publicidad',
    'publicidad',
    'marketing',
    'consentimiento',
    'accepts marketing',
    'aceita publicidade',
  ],
  emergencyName: ['contacto de emergencia', 'emergency contact', 'contato de emergencia'],
  emergencyPhone: ['telefono de emergencia', 'emergency phone', 'telefone de emergencia'],
  preferredProfessional: ['profesional preferido', 'preferred professional', 'profissional preferido'],
  bookingRule: ['reserva en linea', 'online booking', 'reserva online'],
  kind: ['tipo', 'tipo de cliente', 'kind', 'client type'],
}

/** Which column means what, by its title; who has a first name needs no whole one. */
export const proposeMapping = (columns: readonly string[]): ImportMapping => {
  const folded = columns.map((column) => ({ column, title: foldText(column) }))
  const mapping: ImportMapping = {}
  for (const field of importField.options) {
    const found = folded.find(({ title }) => titles[field].includes(title))
    if (found) mapping[field] = found.column
  }
  if (mapping.firstName !== undefined) delete mapping.fullName

  return mapping
}
