import type { DayView } from '@reservaplus/shared/appointments/schema'
import { exceptionType } from '@reservaplus/shared/schedules/schema'
import type { TextsLike } from '@reservaplus/shared/texts/define-texts'
import type { agendaTexts } from './agenda-texts'

type Column = DayView['columns'][number]

/** Under the name: why today differs, else what the professional does. */
export const columnNote = ({ exception, working, specialty }: Column, texts: TextsLike<(typeof agendaTexts)['es']>) => {
  if (exception) {
    const type = exceptionType.safeParse(exception.type)

    return type.success ? texts[`exception-${type.data}`] : exception.reason
  }

  return working.length === 0 ? texts.closedDay : specialty
}
