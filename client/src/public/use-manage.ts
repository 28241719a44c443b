import type { Slot } from '@reservaplus/shared/availability/schema'
import { useReducer, useRef, useState } from 'react'
import { asApiError } from '../widget/api/api-error'
import { call } from '../widget/api/call'
import { createBookingKeys } from '../widget/booking/booking-key'
import type { ManageData } from '../widget/boot-data'
import { type ManageView, manageReducer } from './manage-state'

/** The link's appointment and the two things its owner may do to it. */
export const useManage = ({ token, appointment, view: opened }: ManageData) => {
  const view: ManageView = opened ?? 'own'
  const [state, dispatch] = useReducer(manageReducer, { view, appointment, reason: '' })
  const [isBusy, setIsBusy] = useState(false)
  const keyFor = useRef(createBookingKeys()).current

  const run = async (done: 'cancelledNow' | 'rescheduled', change: () => Promise<typeof appointment>) => {
    if (isBusy) return
    setIsBusy(true)
    try {
      dispatch({ type: 'changed', appointment: await change(), done })
    } catch (thrown) {
      const { code, reference } = asApiError(thrown)
      dispatch({ type: 'refused', notice: { code, ...(reference && { reference }) } })
    } finally {
      setIsBusy(false)
    }
  }

  const cancel = () => run('cancelledNow', () => call('manageCancel', { token, reason: state.reason }))

  const move = ({ start, professionalId }: Slot) => {
    const body = { token, start, professionalId }

    return run('rescheduled', () => call('manageReschedule', { ...body, idempotencyKey: keyFor(body) }))
  }

  return { state, dispatch, isBusy, cancel, move }
}

export type Manage = ReturnType<typeof useManage>
