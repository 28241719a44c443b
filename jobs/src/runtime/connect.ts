import { connectTable } from '@reservaplus/server/db/table'
import { readEnv } from '../config/env'

/** Once per process, when a handler's module loads. */
export const connectToTable = () => connectTable({ tableName: readEnv('table').TABLE_NAME })
