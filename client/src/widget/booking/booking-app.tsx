import { useCallback, useEffect } from 'react'
import type { BookingData } from '../boot-data'
import { useTexts } from '../texts/widget-texts'
import { NoticeBox } from '../ui/notice-box'
import { StepFrame } from '../ui/step-frame'
import { Countdown } from './countdown'
import { askedSteps, type Step, stepBefore } from './state'
import { StepContent } from './step-content'
import { Summary } from './summary'
import { useBooking } from './use-booking'
import { useDaysStore } from './use-days-store'
import { useStepHistory } from './use-step-history'

const titles = {
  service: 'chooseService',
  professional: 'chooseProfessional',
  time: 'chooseTime',
  details: 'yourDetails',
  review: 'review',
  done: 'done',
} as const satisfies Record<Step, string>

export type BookingAppProps = { data: BookingData; onAgain: () => void }

export const BookingApp = ({ data, onAgain }: BookingAppProps) => {
  const texts = useTexts()
  const { catalogue } = data
  const booking = useBooking(data)
  const { state, dispatch } = booking
  const days = useDaysStore(data, state)
  const goBack = useStepHistory(state.step, (step) => dispatch({ type: 'shown', step }))
  const endHold = useCallback(() => dispatch({ type: 'holdEnded' }), [dispatch])
  const before = stepBefore(catalogue, state)
  const asked: Step[] = askedSteps(catalogue, state).filter((step) => step !== 'done')
  const isOpen = state.step !== 'done'
  const title = state.booked?.status === 'pending' ? texts.donePending : texts[titles[state.step]]

  // A time that was taken makes everything known about free times old.
  const { forget } = days
  useEffect(() => {
    if (state.notice?.code === 'SLOT_TAKEN' || state.notice?.code === 'SLOT_NOT_OFFERED') forget()
  }, [state.notice, forget])

  return (
    <StepFrame
      name={state.step}
      title={title}
      // How many there are depends on the service: with one professional nobody is asked for whom.
      progress={
        isOpen && state.step !== 'service' ? { at: asked.indexOf(state.step) + 1, of: asked.length } : undefined
      }
      onBack={before && (() => goBack(before))}
    >
      <NoticeBox notice={state.notice} />
      {isOpen && state.step !== 'review' && state.step !== 'service' && <Summary catalogue={catalogue} state={state} />}
      {(state.step === 'details' || state.step === 'review') && <Countdown hold={state.hold} onEnd={endHold} />}
      <StepContent data={data} booking={booking} days={days} onAgain={onAgain} />
    </StepFrame>
  )
}
