import type { HoldInput } from '@reservaplus/shared/appointments/holds'
import type { PublicBookInput } from '@reservaplus/shared/appointments/schema'
import type { Slot } from '@reservaplus/shared/availability/schema'
import { useEffect, useMemo, useReducer, useRef, useState } from 'react'
import { type ApiError, asApiError } from '../api/api-error'
import { browserToken } from '../api/browser-token'
import { call } from '../api/call'
import type { BookingData } from '../boot-data'
import { tellHost } from '../frame/host-page'
import { createBookingKeys } from './booking-key'
import { type Details, wrongFieldsOf } from './details'
import { anyone } from './offers'
import { bookingReducer } from './reduce'
import { type BookingState, firstState, type Notice } from './state'

const noticeOf = ({ code, reference }: ApiError): Notice => ({ code, ...(reference && { reference }) })

/** The time is gone, or was never to be had: another one is chosen. */
const isLost = ({ code }: ApiError) => code === 'SLOT_TAKEN' || code === 'SLOT_NOT_OFFERED'
/** Nobody is turned away because a time cannot be kept for them: the booking itself decides. */
const cannotKeep = ({ code }: ApiError) => code === 'HOLD_LIMIT_REACHED' || code === 'TOO_MANY_REQUESTS'

const clientOf = ({ firstName, lastName, email, phone }: Details) => ({ firstName, lastName, email, phone })

// The ids come from the catalogue the API itself sent; there they are branded.
type HoldBody = Pick<HoldInput, 'serviceId' | 'professionalId' | 'start'>
const wishOf = ({ serviceId, professionalId, slot, hold }: BookingState, start: string | undefined = slot?.start) =>
  ({ serviceId, professionalId: hold?.slot.professionalId ?? professionalId ?? anyone, start }) as HoldBody

export const useBooking = ({ catalogue, locale }: BookingData) => {
  const { slug } = catalogue.organization
  const reducer = useMemo(() => bookingReducer(catalogue), [catalogue])
  const [state, dispatch] = useReducer(reducer, undefined, () =>
    firstState(catalogue, Object.fromEntries(new URLSearchParams(location.search))),
  )
  const [busy, setBusy] = useState<string>()
  const keyFor = useRef(createBookingKeys()).current

  const lose = (error: ApiError, start: string) => {
    const alternatives = (error.details.alternatives ?? []).map(({ start }) => start)
    dispatch({ type: 'timeLost', start, notice: noticeOf(error), alternatives })
  }

  const chooseTime = async (slot: Slot) => {
    if (state.hold && state.hold.slot.start === slot.start) {
      dispatch({ type: 'timeKept', slot, hold: state.hold })
      return
    }
    setBusy(slot.start)
    const { hold: _, ...others } = state
    try {
      const hold = await call('hold', { slug, ...wishOf(others, slot.start), browserToken: browserToken() })
      dispatch({ type: 'timeKept', slot: hold.slot, hold })
    } catch (thrown) {
      const error = asApiError(thrown)
      if (isLost(error)) lose(error, slot.start)
      else if (cannotKeep(error)) dispatch({ type: 'timeKept', slot })
      else dispatch({ type: 'refused', notice: noticeOf(error) })
    } finally {
      setBusy(undefined)
    }
  }

  const send = (holdToken: string | undefined) => {
    const { details } = state
    const body: Omit<PublicBookInput, 'idempotencyKey'> = {
      slug,
      ...wishOf(state),
      ...(holdToken && { holdToken }),
      client: clientOf(details),
      notes: details.notes,
      marketingConsent: details.marketingConsent,
      locale,
    }

    return call('publicBook', { ...body, idempotencyKey: keyFor(body) })
  }

  const book = async () => {
    setBusy('book')
    try {
      const { appointment } = await send(state.hold?.token).catch((thrown) => {
        if (asApiError(thrown).code !== 'HOLD_EXPIRED') throw thrown
        dispatch({ type: 'holdEnded' })

        return send(undefined)
      })
      dispatch({ type: 'booked', appointment })
      tellHost({ type: 'reservaplus:booked', serviceId: appointment.serviceId, start: appointment.start })
    } catch (thrown) {
      const error = asApiError(thrown)
      if (isLost(error) && state.slot) lose(error, state.slot.start)
      else dispatch({ type: 'refused', notice: noticeOf(error), wrong: wrongFieldsOf(error.details.issues ?? []) })
    } finally {
      setBusy(undefined)
    }
  }

  const held = state.booked ? undefined : state.hold?.token
  // Somebody else can have the time as soon as this page is left.
  useEffect(() => {
    if (!held) return
    const release = () =>
      void call('releaseHold', { slug, holdToken: held }, { keepalive: true }).catch(() => undefined)
    addEventListener('pagehide', release)

    return () => removeEventListener('pagehide', release)
  }, [held, slug])

  return { state, dispatch, busy, chooseTime, book }
}

export type Booking = ReturnType<typeof useBooking>
