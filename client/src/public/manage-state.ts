import type { OwnAppointment } from '@reservaplus/shared/appointments/schema'
import type { Slot } from '@reservaplus/shared/availability/schema'
import type { LocalDate } from '@reservaplus/shared/time/schema'
import type { Notice } from '../widget/booking/state'

export type ManageView = 'own' | 'cancel' | 'times' | 'move'

export type ManageState = {
  view: ManageView
  appointment: OwnAppointment
  /** The sentence after a change that worked. */
  done?: 'cancelledNow' | 'rescheduled'
  date?: LocalDate
  slot?: Slot
  reason: string
  notice?: Notice
}

export type ManageAction =
  | { type: 'shown'; view: ManageView }
  | { type: 'reasonWritten'; reason: string }
  | { type: 'dateChosen'; date: LocalDate }
  | { type: 'timeChosen'; slot: Slot }
  | { type: 'changed'; appointment: OwnAppointment; done: 'cancelledNow' | 'rescheduled' }
  | { type: 'refused'; notice: Notice }

const calm = ({ notice: _, done: __, ...rest }: ManageState): ManageState => rest

/** A time that is gone leads back to the times; anything else is told where one stands. */
const refuse = (state: ManageState, notice: Notice): ManageState => {
  const isLost = notice.code === 'SLOT_TAKEN' || notice.code === 'SLOT_NOT_OFFERED'

  return { ...state, notice, view: isLost ? 'times' : state.view }
}

export const manageReducer = (before: ManageState, action: ManageAction): ManageState => {
  const state = calm(before)
  switch (action.type) {
    case 'shown':
      return { ...state, view: action.view }
    case 'reasonWritten':
      return { ...state, reason: action.reason }
    case 'dateChosen':
      return { ...state, date: action.date }
    case 'timeChosen':
      return { ...state, slot: action.slot, view: 'move' }
    case 'changed': {
      const { slot: _, date: __, ...rest } = state

      return { ...rest, appointment: action.appointment, done: action.done, view: 'own', reason: '' }
    }
    case 'refused':
      return refuse(state, action.notice)
  }
}
