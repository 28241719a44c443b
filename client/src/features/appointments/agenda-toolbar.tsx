import { ActionIcon, Button, Popover, Select, Text, UnstyledButton } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { useDisclosure } from '@mantine/hooks'
import type { DayView } from '@reservaplus/shared/appointments/schema'
import { formatDay } from '@reservaplus/shared/time/format'
import type { LocalDate } from '@reservaplus/shared/time/schema'
import { addDays } from '@reservaplus/shared/time/zone'
import { useLocale, useTexts } from '../../lib/locale'
import { Icon } from '../../ui/icon'
import { agendaTexts } from './agenda-texts'
import styles from './agenda-toolbar.module.css'

export type AgendaToolbarProps = {
  date: LocalDate
  today: LocalDate
  columns: DayView['columns']
  professionalId: string | undefined
  count: number | undefined
  cancelledCount: number
  showsCancelled: boolean
  onShowCancelled: (shows: boolean) => void
  onDate: (date: LocalDate) => void
  onProfessional: (id: string | undefined) => void
  onCreate: (() => void) | undefined
}

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export const AgendaToolbar = (props: AgendaToolbarProps) => {
  const { date, today, columns, professionalId, count, onDate, onProfessional, onCreate } = props
  const texts = useTexts(agendaTexts)
  const { locale } = useLocale()
  const [isPicking, picker] = useDisclosure()

  return (
    <header className={styles.toolbar}>
      <div className={styles.navigation}>
        <Button variant="default" size="sm" onClick={() => onDate(today)} disabled={date === today}>
          {texts.today}
        </Button>
        <ActionIcon.Group>
          <ActionIcon
            variant="default"
            className={styles.step}
            size={36}
            aria-label={texts.previousDay}
            onClick={() => onDate(addDays(date, -1))}
          >
            <Icon name="left" />
          </ActionIcon>
          <ActionIcon
            variant="default"
            className={styles.step}
            size={36}
            aria-label={texts.nextDay}
            onClick={() => onDate(addDays(date, 1))}
          >
            <Icon name="right" />
          </ActionIcon>
        </ActionIcon.Group>
        <Popover opened={isPicking} onChange={picker.toggle} position="bottom-start" trapFocus withRoles>
          <Popover.Target>
            <UnstyledButton className={styles.day} onClick={picker.toggle} title={texts.chooseDay}>
              <h1>{capitalized(formatDay(date, locale))}</h1>
              <Icon name="down" size={16} />
            </UnstyledButton>
          </Popover.Target>
          <Popover.Dropdown>
            <DatePicker
              value={date}
              defaultDate={date}
              onChange={(picked) => {
                picker.close()
                if (picked) {
                  onDate(picked as LocalDate)
                }
              }}
            />
          </Popover.Dropdown>
        </Popover>
        <Text c="dimmed" className={styles.count} aria-live="polite">
          {count === undefined ? '' : texts.count({ count })}
        </Text>
      </div>
      <div className={styles.actions}>
        {props.cancelledCount > 0 && (
          <Button
            variant={props.showsCancelled ? 'light' : 'subtle'}
            {...(props.showsCancelled ? {} : { color: 'gray' })}
            px="sm"
            leftSection={<Icon name="ban" size={16} />}
            aria-label={`${texts.showCancelled} (${props.cancelledCount})`}
            aria-pressed={props.showsCancelled}
            onClick={() => props.onShowCancelled(!props.showsCancelled)}
          >
            <span className={styles.word}>{texts.cancelled}&nbsp;</span>
            {props.cancelledCount}
          </Button>
        )}
        {columns.length > 1 && (
          <Select
            className={styles.filter}
            aria-label={texts.professional}
            data={columns.map((column) => ({ value: column.professionalId, label: column.name }))}
            value={professionalId ?? null}
            placeholder={texts.everyone}
            clearable
            onChange={(picked) => onProfessional(picked ?? undefined)}
          />
        )}
        {onCreate && (
          <Button
            className={styles.create}
            leftSection={<Icon name="plus" size={18} />}
            aria-label={texts.newAppointment}
            onClick={onCreate}
          >
            <span className={styles.word}>{texts.newAppointment}</span>
          </Button>
        )}
      </div>
    </header>
  )
}
