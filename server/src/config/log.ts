import { Logger } from '@aws-lambda-powertools/logger'
import { tableEnv } from './env'

let logger: Logger | undefined

const current = () => {
  logger ??= new Logger({ serviceName: 'reservaplus', logLevel: tableEnv().LOG_LEVEL })

  return logger
}

/** What may stand in a log line: ids, codes, counts, places in the code. Never names, mails, phones or tokens. */
export type LogFacts = Record<string, string | number | boolean | undefined | readonly object[]>

export const log = {
  info: (message: string, facts: LogFacts) => current().info(message, facts),
  error: (message: string, facts: LogFacts) => current().error(message, facts),
}
