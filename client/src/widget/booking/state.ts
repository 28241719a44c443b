import type { Hold } from '@reservaplus/shared/appointments/holds'
import type { OwnAppointment } from '@reservaplus/shared/appointments/schema'
import type { Catalogue, Slot } from '@reservaplus/shared/availability/schema'
import type { AppErrorCode } from '@reservaplus/shared/errors/app-error'
import type { LocalDate } from '@reservaplus/shared/time/schema'
import { type Details, noDetails, type WrongFields, wrongFields } from './details'
import { anyone, professionalsFor } from './offers'

export const steps = ['service', 'professional', 'time', 'details', 'review', 'done'] as const
export type Step = (typeof steps)[number]

/** Something to tell at the top of the step; the reference finds the request in the logs. */
export type Notice = { code: AppErrorCode; reference?: string }

export type BookingState = {
  step: Step
  serviceId?: string
  professionalId?: string
  date?: LocalDate
  slot?: Slot
  /** Absent although a time is chosen: it could not be kept, the booking itself will tell. */
  hold?: Hold
  details: Details
  wrong: WrongFields
  notice?: Notice
  /** Starts near the one that was refused. */
  alternatives: readonly string[]
  /** Starts that were refused for this service and professional: the cached list may show them a while longer. */
  refused: readonly string[]
  booked?: OwnAppointment
}

/** What is asked of this salon: what leaves no choice is not asked. */
export const askedSteps = (catalogue: Catalogue, { serviceId }: Pick<BookingState, 'serviceId'>): Step[] =>
  steps.filter((step) => {
    if (step === 'service') return catalogue.services.length !== 1
    if (step === 'professional') return !serviceId || professionalsFor(catalogue, serviceId).length !== 1

    return true
  })

export const stepBefore = (catalogue: Catalogue, state: BookingState): Step | undefined => {
  const asked = askedSteps(catalogue, state)

  return state.step === 'done' ? undefined : asked[asked.indexOf(state.step) - 1]
}

/** The furthest step that the choices made allow. */
const isReachable = (state: BookingState, step: Step): boolean => {
  if (step === 'service') return true
  if (step === 'professional') return state.serviceId !== undefined
  if (step === 'time') return state.professionalId !== undefined
  if (step === 'details') return state.slot !== undefined
  if (step === 'review') return state.slot !== undefined && Object.keys(wrongFields(state.details)).length === 0

  return state.booked !== undefined
}

export const canShow = (state: BookingState, step: Step): boolean =>
  state.booked ? step === 'done' : step !== 'done' && isReachable(state, step)

export type Preselected = { service?: string | undefined; professional?: string | undefined }

/** Begins after what the salon's link already says. */
export const firstState = (catalogue: Catalogue, { service, professional }: Preselected): BookingState => {
  const start: BookingState = { step: 'service', details: noDetails, wrong: {}, alternatives: [], refused: [] }
  const only = catalogue.services.length === 1 ? catalogue.services[0] : undefined
  const serviceId = catalogue.services.find(({ id }) => id === service)?.id ?? only?.id
  if (!serviceId) return professional ? { ...start, professionalId: professional } : start

  return afterService(catalogue, { ...start, ...(professional && { professionalId: professional }), serviceId })
}

/** Straight to the times where only one can do it, or the one chosen before can. */
export const afterService = (catalogue: Catalogue, state: BookingState): BookingState => {
  const able = professionalsFor(catalogue, state.serviceId)
  const chosen = able.find(({ id }) => id === state.professionalId)?.id ?? (able.length === 1 ? able[0]?.id : undefined)
  if (chosen) return { ...state, professionalId: chosen, step: 'time' }
  const { professionalId, ...rest } = state

  return { ...rest, step: 'professional', ...(professionalId === anyone && { professionalId }) }
}
