import { Button } from '@mantine/core'
import type { LocalDate, LocalDateTime } from '@reservaplus/shared/time/schema'
import { useLocale, useTexts } from '../../lib/locale'
import { agendaTexts } from './agenda-texts'
import { momentSeenFrom } from './moment-seen-from'

export type FreeTimeButtonProps = {
  /** The day that was asked for: another one is named. */
  date: LocalDate
  local: LocalDateTime
  professional: string
  onClick: () => void
}

// A label of several lines needs room between them, and what hangs below a letter is part of it.
const wrapped = { label: { whiteSpace: 'normal', textAlign: 'start', lineHeight: 1.4, overflow: 'visible' } } as const

/** One time instead of the refused one, with whom. */
export const FreeTimeButton = ({ date, local, professional, onClick }: FreeTimeButtonProps) => {
  const texts = useTexts(agendaTexts)
  const { locale } = useLocale()

  return (
    <Button variant="light" justify="flex-start" h="auto" mih={36} py={6} styles={wrapped} onClick={onClick}>
      {texts.at({ time: momentSeenFrom(date, local, locale), professional })}
    </Button>
  )
}
