import { describe, expect, it } from 'vitest'
import { toCsv } from '../files/csv'
import { readRow } from './import-row'
import { proposeMapping } from './propose-mapping'

const mapping = {
  firstName: 'Nombre',
  lastName: 'Apellido',
  email: 'Correo',
  phone: 'Teléfono',
  rut: 'RUT',
  birthDate: 'Nacimiento',
  tags: 'Etiquetas',
  marketingConsent: 'Publicidad',
}
const read = (cells: Record<string, string>) => readRow(cells, { mapping, country: 'CL' })

describe('a line of a file', () => {
  it('N-09 says what was exported, whatever of it a spreadsheet would take for a formula', () => {
    const notes = '- alergia al látex; -5 de descuento\n=2+2 no es una fórmula\n- "llamar" antes; it\'s fine'
    const written = toCsv([{ Nombre: '-Ana', Notas: notes, Etiquetas: '- x, @vip, +1' }])
    const [titles, cells] = written
      .slice(1)
      .split('\r\n')
      .map((line) =>
        line.match(/"(?:[^"]|"")*"|[^,]+/g)?.map((cell) => cell.replace(/^"|"$/g, '').replaceAll('""', '"')),
      )
    expect(titles).toEqual(['Nombre', 'Notas', 'Etiquetas'])
    expect(cells?.[1]).not.toBe(notes)
    const row = Object.fromEntries((titles ?? []).map((title, at) => [title, cells?.[at] ?? '']))
    const { client } = readRow(row, { mapping: { ...mapping, notes: 'Notas' }, country: 'CL' })
    expect(client).toMatchObject({ firstName: '-Ana', notes, tags: ['- x', '@vip', '+1'] })
  })

  it('becomes a client in its normal form', () => {
    const { client, issues } = read({
      Nombre: ' María ',
      Apellido: 'Peña',
      Correo: 'Maria@Correo.Example',
      Teléfono: "'+56 9 8765 4321",
      RUT: '12.345.678-5',
      Nacimiento: '28/2/1990',
      Etiquetas: 'VIP; Nueva',
      Publicidad: 'Sí',
    })
    expect(issues).toEqual([])
    expect(client).toEqual({
      firstName: 'María',
      lastName: 'Peña',
      email: 'maria@correo.example',
      phone: '+56987654321',
      rut: '12345678-5',
      birthDate: '1990-02-28',
      tags: ['VIP', 'Nueva'],
      marketingConsent: true,
    })
  })

  it('tells of each field what is wrong with it', () => {
    const wrong = {
      Nombre: '',
      Correo: 'x',
      Teléfono: '12',
      RUT: '1-2',
      Nacimiento: '31/02/1990',
      Publicidad: 'tal vez',
    }
    expect(read(wrong).client).toBeUndefined()
    expect(
      read(wrong)
        .issues.map(({ field }) => field)
        .sort(),
    ).toEqual(['birthDate', 'email', 'firstName', 'marketingConsent', 'phone', 'rut'].sort())
  })

  it('with one column for the whole name is parted at the first space', () => {
    const whole = { mapping: { fullName: 'Cliente' }, country: 'CL' }
    expect(readRow({ Cliente: 'Ana de la Fuente' }, whole).client).toEqual({
      firstName: 'Ana',
      lastName: 'de la Fuente',
    })
    expect(readRow({ Cliente: 'Zoe' }, whole).client).toEqual({ firstName: 'Zoe', lastName: '' })
    expect(readRow({ Cliente: '' }, whole).issues).toEqual([{ field: 'fullName', message: 'A name is missing' }])
  })
})

it.each([
  [
    ['Nombre', 'Apellidos', 'E-mail', 'Celular'],
    { firstName: 'Nombre', lastName: 'Apellidos', email: 'E-mail', phone: 'Celular' },
  ],
  [
    ['First Name', 'Last Name', 'Mobile Number'],
    { firstName: 'First Name', lastName: 'Last Name', phone: 'Mobile Number' },
  ],
  [['Cliente', 'Correo electrónico', 'Código'], { fullName: 'Cliente', email: 'Correo electrónico' }],
])('the columns %j are taken for what they say', (columns, expected) => {
  expect(proposeMapping(columns)).toEqual(expected)
})
