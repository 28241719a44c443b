import { tableEnv, traceId } from './env'

/** What may stand in a log line: ids, codes, counts, places in the code. Never names, mails, phones or tokens. */
export type LogFacts = Record<string, string | number | boolean | undefined | readonly object[]>

const levels = ['DEBUG', 'INFO', 'WARN', 'ERROR'] as const

/**
 * One line of JSON each, in the form of Powertools (which writes the jobs' lines): its logger weighs 21 KB in functions for
 * which somebody waits.
 */
const write = (level: (typeof levels)[number], message: string, facts: LogFacts) => {
  if (levels.indexOf(level) < levels.indexOf(tableEnv().LOG_LEVEL)) return

  const head = { level, message, timestamp: new Date().toISOString(), service: 'reservaplus', xray_trace_id: traceId() }
  const out = level === 'ERROR' ? process.stderr : process.stdout
  out.write(`${JSON.stringify({ ...head, ...facts })}\n`)
}

export const log = {
  info: (message: string, facts: LogFacts) => write('INFO', message, facts),
  error: (message: string, facts: LogFacts) => write('ERROR', message, facts),
}
