import { InvokeCommand } from '@aws-sdk/client-lambda'
import type { Schedule } from '../schedules/start-schedules'
import type { Place } from './place'

const known = (schedules: readonly Schedule[]) => [...new Set(schedules.map(({ functionKey }) => functionKey))].sort()

/** By its name, or the end of it: `reminders` for `send-reminders`. */
export const findSchedule = (schedules: readonly Schedule[], asked: string): string => {
  const keys = known(schedules)
  const found = keys.includes(asked) ? [asked] : keys.filter((key) => key.endsWith(`-${asked}`))
  const [one, ...more] = found
  if (!one || more.length > 0) {
    throw new Error(
      `${found.length > 0 ? `${asked} may be ${found.join(' or ')}` : `There is no ${asked}`}. Schedules: ${keys.join(', ')}`,
    )
  }

  return one
}

/** What it answers. `at`: the local clock is moved there first, for everything that runs. */
export const runSchedule = async (place: Place, key: string, at: Date | undefined): Promise<string> => {
  if (at && !place.moveClock) throw new Error('Time is moved on this machine only, never in AWS')
  if (at) await place.moveClock?.(at)
  const event = {
    source: 'aws.events',
    'detail-type': 'Scheduled Event',
    time: (at ?? new Date()).toISOString(),
    detail: {},
  }
  const { Payload, FunctionError } = await place.lambda.send(
    new InvokeCommand({ FunctionName: place.functionName(key), Payload: Buffer.from(JSON.stringify(event)) }),
  )
  const answer = Payload ? Buffer.from(Payload).toString('utf8') : 'null'
  if (FunctionError) throw new Error(`${key} failed: ${answer}`)

  return answer
}
