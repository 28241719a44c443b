import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

import { readSchedules } from '../schedules/start-schedules'
import { loadTemplate } from '../template/load-template'
import { awsPlace } from './aws-place'
import { localPlace } from './local-place'
import { deadLetters, depths, redrive } from './queue-commands'
import { queueNames } from './queue-names'
import { findSchedule, runSchedule } from './run-schedule'

const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '')
const service = 'reservaplus'

export const help = `Usage: npm run jobs -- <command> [--stage prod | --data .data]

  schedules                    what runs by itself, and when (UTC)
  run <schedule> [--at TIME]   run it now; --at moves the local clock there first: 2026-12-24T09:00 (this machine only)
  queues                       how much lies in each queue, and how much of it is dead
  dead <queue> [--limit N]     the newest dead letters, and why they failed
  redrive <queue> [--limit N]  send dead letters to their queue again

Without --stage: the product that npm start runs here. With it: that stage in AWS, with the credentials that the SDK finds.`

const options = {
  stage: { type: 'string' },
  data: { type: 'string', default: '.data' },
  at: { type: 'string' },
  limit: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

const table = (rows: readonly (readonly (string | number)[])[]) => {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => String(row[column]).length))) ?? []

  return rows
    .map((row) =>
      row
        .map((cell, column) => String(cell).padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const timeOf = (text: string) => {
  const time = new Date(text)
  if (Number.isNaN(time.getTime())) throw new Error(`${text} is no time such as 2026-12-24T09:00`)

  return time
}

const numberOf = (text: string | undefined, usual: number) => {
  const number = text === undefined ? usual : Number(text)
  if (!Number.isInteger(number) || number < 1) throw new Error('--limit is a whole number from 1')

  return number
}

/** What follows `npm run jobs --`; answers what is shown. */
export const runJobs = async (args: string[]): Promise<string> => {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  const [command, name = ''] = positionals
  if (values.help || !command) return help
  const hosts = { app: 'app', book: 'book', apiOrigin: 'api' }
  const template = loadTemplate({ root, hosts, queueUrl: (id) => `http://localhost/${id}` })
  const schedules = readSchedules(template.functions)
  if (command === 'schedules') {
    return table([['schedule', 'when'], ...schedules.map(({ functionKey, expression }) => [functionKey, expression])])
  }
  const place = values.stage ? await awsPlace(service, values.stage) : localPlace(resolve(root, values.data))
  const names = queueNames(template)
  const queue = () => {
    const found = names.find((each) => each.name === name)
    if (!found) throw new Error(`There is no queue ${name}. Queues: ${names.map((each) => each.name).join(', ')}`)

    return found
  }
  switch (command) {
    case 'run': {
      const key = findSchedule(schedules, name)

      return `${key}: ${await runSchedule(place, key, values.at === undefined ? undefined : timeOf(values.at))}`
    }
    case 'queues': {
      const rows = (await depths(place, names)).map(({ name: each, waiting, underWay, delayed, dead }) => [
        each,
        waiting,
        underWay,
        delayed,
        dead ?? '-',
      ])

      return table([['queue', 'waiting', 'under way', 'delayed', 'dead'], ...rows])
    }
    case 'dead': {
      const letters = await deadLetters(place, queue(), numberOf(values.limit, 10))
      if (letters.length === 0) return 'No dead letters'

      return table([
        ['sent', 'tries', 'message', 'about', 'reason'],
        ...letters.map((each) => [
          each.sentAt.toISOString(),
          each.receiveCount,
          each.messageId,
          each.about,
          each.reason,
        ]),
      ])
    }
    case 'redrive':
      return `${await redrive(place, queue(), numberOf(values.limit, Number.MAX_SAFE_INTEGER))} sent again`
    default:
      throw new Error(`There is no ${command}.\n\n${help}`)
  }
}
