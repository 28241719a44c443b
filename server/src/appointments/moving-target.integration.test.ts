import type { GetItemCommandInput } from '@aws-sdk/client-dynamodb'
import { expect, it } from 'vitest'

import { openSalon } from '../testing/salon'
import { useTestTable } from '../testing/table'
import { publicBook } from './book'
import { findAppointment } from './repository'
import { reschedule } from './reschedule'

const table = useTestTable()

it('an appointment is found although it is moved twice while it is looked for', async () => {
  const { ctx, bookInput } = await openSalon()
  const { appointment } = await publicBook(ctx, bookInput())
  const moves = ['2026-11-24T14:00:00Z', '2026-11-24T15:00:00Z']
  let isMoving = false
  // After the reference was read, and before what it points to is: the appointment moves on.
  table().client.middlewareStack.add(
    (next, context) => async (args) => {
      const { Key } = args.input as GetItemCommandInput
      const start = isMoving || context.commandName !== 'GetItemCommand' ? undefined : moves[0]
      if (start && Key?.SK?.S?.startsWith('APPT#')) {
        isMoving = true
        moves.shift()
        await reschedule(ctx, { id: appointment.id, start })
        isMoving = false
      }

      return next(args)
    },
    { step: 'serialize', name: 'movesMeanwhile' },
  )

  expect(await findAppointment(ctx.organizationId, appointment.id)).toMatchObject({ start: '2026-11-24T15:00:00Z' })
  expect(moves).toEqual([])
})
