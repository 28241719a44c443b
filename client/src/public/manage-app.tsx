import { formatDay, formatTime } from '@reservaplus/shared/time/format'
import { wallTimeOf } from '@reservaplus/shared/time/wall-date'
import type { ManageData } from '../widget/boot-data'
import { useTexts } from '../widget/texts/widget-texts'
import { NoticeBox } from '../widget/ui/notice-box'
import { StepFrame } from '../widget/ui/step-frame'
import { CancelForm } from './cancel-form'
import { KeptInView } from './kept-in-view'
import type { ManageView } from './manage-state'
import { MoveQuestion } from './move-question'
import { OwnAppointmentCard } from './own-appointment'
import { RescheduleTimes } from './reschedule-times'
import { useManage } from './use-manage'

const titles = {
  own: 'own',
  cancel: 'cancelQuestion',
  times: 'chooseTime',
  move: 'moveQuestion',
} as const satisfies Record<ManageView, string>

const before: Record<ManageView, ManageView | undefined> = {
  own: undefined,
  cancel: 'own',
  times: 'own',
  move: 'times',
}

export type ManageAppProps = { data: ManageData }

/** A client's own appointment, reached by the link in their mail. */
export const ManageApp = ({ data }: ManageAppProps) => {
  const texts = useTexts()
  const manage = useManage(data)
  const { state, dispatch, isBusy, cancel } = manage
  const { view, appointment } = state
  const back = before[view]
  const until = wallTimeOf(Date.parse(appointment.changeableUntil), appointment.timeZone)

  return (
    <main>
      <h1 className="place">{appointment.organization.name}</h1>
      <StepFrame
        name={view}
        title={texts[titles[view]]}
        onBack={back && (() => dispatch({ type: 'shown', view: back }))}
      >
        <NoticeBox notice={state.notice} />
        <div role="status">{state.done && <p className="good">{texts[state.done]}</p>}</div>
        {(view === 'cancel' || view === 'times') && <KeptInView appointment={appointment} />}
        {view === 'own' && (
          <OwnAppointmentCard
            appointment={appointment}
            changeableUntil={`${formatDay(until, texts.locale)}, ${formatTime(until, texts.locale)}`}
            onView={(next) => dispatch({ type: 'shown', view: next })}
          />
        )}
        {view === 'cancel' && (
          <CancelForm
            reason={state.reason}
            isBusy={isBusy}
            onReason={(reason) => dispatch({ type: 'reasonWritten', reason })}
            onCancel={cancel}
            onKeep={() => dispatch({ type: 'shown', view: 'own' })}
          />
        )}
        {view === 'times' && <RescheduleTimes token={data.token} manage={manage} />}
        {view === 'move' && <MoveQuestion manage={manage} />}
      </StepFrame>
    </main>
  )
}
