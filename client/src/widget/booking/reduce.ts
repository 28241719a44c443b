import type { Hold } from '@reservaplus/shared/appointments/holds'
import type { OwnAppointment } from '@reservaplus/shared/appointments/schema'
import type { Catalogue, Slot } from '@reservaplus/shared/availability/schema'
import type { LocalDate } from '@reservaplus/shared/time/schema'
import type { Details, WrongFields } from './details'
import { afterService, type BookingState, canShow, type Notice, type Step } from './state'

export type BookingAction =
  | { type: 'serviceChosen'; serviceId: string }
  | { type: 'professionalChosen'; professionalId: string }
  | { type: 'dateChosen'; date: LocalDate }
  | { type: 'timeKept'; slot: Slot; hold?: Hold }
  | { type: 'timeLost'; start: string; notice: Notice; alternatives: readonly string[] }
  | { type: 'holdEnded' }
  | { type: 'detailsEdited'; details: Partial<Details> }
  | { type: 'detailsGiven'; wrong: WrongFields }
  | { type: 'refused'; notice: Notice; wrong?: WrongFields }
  | { type: 'booked'; appointment: OwnAppointment }
  | { type: 'shown'; step: Step }

const without = <Key extends keyof BookingState>(state: BookingState, ...keys: Key[]): Omit<BookingState, Key> => {
  const rest = { ...state }
  for (const key of keys) delete rest[key]

  return rest
}

const correct = (wrong: WrongFields, edited: Partial<Details>): WrongFields =>
  Object.fromEntries(Object.entries(wrong).filter(([field]) => !(field in edited)))

const hasAny = (wrong: WrongFields) => Object.keys(wrong).length > 0

/** Another service: the time chosen for the one before says nothing any more; what was typed stays. */
const chooseService = (catalogue: Catalogue, state: BookingState, serviceId: string): BookingState =>
  afterService(
    catalogue,
    serviceId === state.serviceId ? state : { ...without(state, 'slot', 'date'), refused: [], serviceId },
  )

const chooseProfessional = (state: BookingState, professionalId: string): BookingState => ({
  ...(professionalId === state.professionalId ? state : { ...without(state, 'slot', 'date'), refused: [] }),
  professionalId,
  step: 'time',
})

/** One decision after the other. Going back keeps everything; a choice drops only what it makes wrong. */
export const bookingReducer =
  (catalogue: Catalogue) =>
  (before: BookingState, action: BookingAction): BookingState => {
    if (before.booked) return before
    const state: BookingState =
      action.type === 'dateChosen' || action.type === 'holdEnded'
        ? before
        : { ...without(before, 'notice'), alternatives: [] }
    switch (action.type) {
      case 'serviceChosen':
        return chooseService(catalogue, state, action.serviceId)
      case 'professionalChosen':
        return chooseProfessional(state, action.professionalId)
      case 'dateChosen':
        return { ...state, date: action.date }
      case 'timeKept':
        return {
          ...without(state, 'hold'),
          slot: action.slot,
          step: 'details',
          ...(action.hold && { hold: action.hold }),
        }
      case 'timeLost':
        return {
          ...without(state, 'slot', 'hold'),
          step: 'time',
          notice: action.notice,
          alternatives: action.alternatives,
          refused: [...state.refused, action.start],
        }
      case 'holdEnded':
        return without(state, 'hold')
      case 'detailsEdited':
        return {
          ...state,
          details: { ...state.details, ...action.details },
          wrong: correct(state.wrong, action.details),
        }
      case 'detailsGiven':
        return { ...state, wrong: action.wrong, step: hasAny(action.wrong) ? 'details' : 'review' }
      case 'refused':
        return {
          ...state,
          notice: action.notice,
          ...(action.wrong && hasAny(action.wrong) && { wrong: action.wrong, step: 'details' as const }),
        }
      case 'booked':
        return { ...without(state, 'hold'), booked: action.appointment, step: 'done' }
      case 'shown':
        return canShow(state, action.step) ? { ...state, step: action.step } : before
    }
  }
