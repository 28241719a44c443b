import { formatDay, formatTime } from '@reservaplus/shared/time/format'
import { useTexts } from '../widget/texts/widget-texts'
import type { Manage } from './use-manage'

export type MoveQuestionProps = { manage: Manage }

/** Before and after side by side: nothing moves by one press on a time. */
export const MoveQuestion = ({ manage: { state, isBusy, move, dispatch } }: MoveQuestionProps) => {
  const texts = useTexts()
  const { slot, appointment } = state
  if (!slot) return null
  const spoken = (local: typeof slot.local) => `${formatDay(local, texts.locale)}, ${formatTime(local, texts.locale)}`

  return (
    <>
      <dl className="review">
        <div className="line">
          <dt>{texts.before}</dt>
          <dd>
            <s className="day-name">{spoken(appointment.localStart)}</s>
          </dd>
        </div>
        <div className="line">
          <dt>{texts.after}</dt>
          <dd>
            <strong className="day-name">{spoken(slot.local)}</strong>
          </dd>
        </div>
      </dl>
      <div className="buttons">
        <button type="button" className="primary" aria-busy={isBusy} onClick={() => move(slot)}>
          {texts.moveNow}
        </button>
        <button type="button" className="plain" onClick={() => dispatch({ type: 'shown', view: 'own' })}>
          {texts.keep}
        </button>
      </div>
    </>
  )
}
