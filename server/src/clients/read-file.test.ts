import { tellFieldMessage } from '@reservaplus/shared/texts/tell-field-message'
import { describe, expect, it } from 'vitest'
import { parseFile } from './read-file'

describe('a file of clients', () => {
  it.each(['\n', '\r\n', '\r'])('is parted as its line of titles is, whatever ends it: %j', (end) => {
    const { columns, rows } = parseFile(['Nombre;Dirección', 'Ana;Uno, dos, tres, 4'].join(end))

    expect(columns).toEqual(['Nombre', 'Dirección'])
    expect(rows).toEqual([{ row: 2, cells: { Nombre: 'Ana', Dirección: 'Uno, dos, tres, 4' } }])
  })

  it('with a quote left open is refused with the row of it', () => {
    const rows = Array.from({ length: 900 }, (_, index) => (index + 2 === 812 ? '"Ana,a@b.cl' : `Ana ${index},`))

    expect(() => parseFile(['Nombre,Correo', ...rows].join('\n'))).toThrow('A quote is never closed: row 812')
    expect(tellFieldMessage('A quote is never closed: row 812', 'es')).toBe(
      'Hay una comilla que no se cierra: fila 812',
    )
  })

  it('needs a line of titles', () => {
    expect(() => parseFile('\n\n')).toThrow('This is no table with a line of titles')
  })
})
