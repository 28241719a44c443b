import {
  type ImportMapping,
  type ImportPreview,
  mostImportBytes,
  mostImportRows,
  type StartImportInput,
} from '@reservaplus/shared/clients/import'
import { AppError } from '@reservaplus/shared/errors/app-error'
import { filesBucket } from '../adapters/files-bucket'
import type { AppContext } from '../app-context'
import { OpenQuoteError, type ReadRecord, readRecords } from './read-records'

export type Cells = Readonly<Record<string, string>>
/** `row` as a spreadsheet counts lines. */
export type FileRow = { row: number; cells: Cells }
export type ImportFile = { columns: string[]; rows: FileRow[] }

const wrong = (field: string, message: string) =>
  new AppError('BAD_INPUT', message, { issues: [{ path: [field], message }] })

const separators = [',', ';', '\t'] as const

/** Of the line of titles: a comma in somebody's address is no separator where all others are semicolons. */
const separatorOf = (text: string) => {
  const [titles = ''] = text.split(/\r\n|\r|\n/, 1)
  const counts = separators.map((each) => titles.split(each).length)

  return separators[counts.indexOf(Math.max(...counts))] ?? ','
}

const mostColumns = 100

/** Titles that are there twice, or are blank, get a number. */
const unique = (titles: readonly string[]): string[] => {
  const seen = new Set<string>()

  return titles.map((title, index) => {
    const name = title.trim().slice(0, 180) || `#${index + 1}`
    const own = seen.has(name) ? `${name} (${index + 1})` : name
    seen.add(own)

    return own
  })
}

const linesOf = (text: string): ReadRecord[] => {
  try {
    return readRecords(text, { separator: separatorOf(text), most: mostImportRows + 2 })
  } catch (error) {
    if (error instanceof OpenQuoteError) throw wrong('key', error.message)
    throw error
  }
}

export const parseFile = (text: string): ImportFile => {
  const [titles, ...rows] = linesOf(text)
  if (!titles || titles.record.length > mostColumns) throw wrong('key', 'This is no table with a line of titles')
  if (rows.length > mostImportRows) throw wrong('key', `At most ${mostImportRows} rows at once`)
  const columns = unique(titles.record)

  return {
    columns,
    rows: rows
      .map(({ record, line }) => ({
        row: line,
        cells: Object.fromEntries(columns.map((column, at) => [column, record[at] ?? ''])),
      }))
      .filter(({ cells }) => Object.values(cells).some((cell) => cell !== '')),
  }
}

/** UTF-8, or what spreadsheets on Windows write. */
const decode = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

export const importFolder = ({ organizationId }: Pick<AppContext, 'organizationId'>) =>
  `uploads/${organizationId}/import/`

export const readUpload = async (ctx: Pick<AppContext, 'organizationId'>, key: string): Promise<string> => {
  if (!key.startsWith(importFolder(ctx))) throw new AppError('NOT_FOUND', 'There is no such upload')
  const found = await filesBucket().describe(key)
  if (!found) throw wrong('key', 'Nothing was uploaded')
  if (found.size > mostImportBytes) throw wrong('key', 'The file is too large')

  return decode(await filesBucket().read(key))
}

export const readSource = async (
  ctx: AppContext,
  { key, text }: Pick<StartImportInput, 'key' | 'text'>,
): Promise<string> => (key === undefined ? (text ?? '') : readUpload(ctx, key))

/** A column that is not there, or says two things, is a mistake of whoever chose it. */
export const assertMapping = ({ columns }: Pick<ImportPreview, 'columns'>, mapping: ImportMapping): void => {
  const unknown = Object.entries(mapping).find(([, column]) => !columns.includes(column))
  if (unknown) {
    const message = 'There is no such column'
    throw new AppError('BAD_INPUT', message, { issues: [{ path: ['mapping', unknown[0]], message }] })
  }
  if (mapping.firstName === undefined && mapping.fullName === undefined) {
    const message = 'Which column is the name?'
    throw new AppError('BAD_INPUT', message, { issues: [{ path: ['mapping', 'firstName'], message }] })
  }
}
