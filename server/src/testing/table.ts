import { startTestTable, type TestTable } from '@reservaplus/local/testing/table'
import { afterAll, beforeAll } from 'vitest'
import { connectTable } from '../db/table'

/** Gives a test file its own empty table and connects the repositories to it. */
export const useTestTable = () => {
  let table: TestTable

  beforeAll(async () => {
    table = await startTestTable()
    connectTable({ tableName: table.tableName, client: table.client })
  })
  afterAll(() => table.stop())

  return () => table
}
