import { Box, Skeleton } from '@mantine/core'
import { isMovable } from '@reservaplus/shared/appointments/lifecycle'
import type { Appointment } from '@reservaplus/shared/appointments/schema'
import { reaches, reachesOnlyOwn } from '@reservaplus/shared/permissions/reaches'
import { formatDay, formatTime } from '@reservaplus/shared/time/format'
import { instantOf } from '@reservaplus/shared/time/instant'
import type { LocalDate, LocalDateTime } from '@reservaplus/shared/time/schema'
import { toLocal } from '@reservaplus/shared/time/zone'
import { useCallback, useMemo, useState } from 'react'
import { useLocale, useTexts } from '../../lib/locale'
import { localeTags } from '../../lib/locale-tag'
import { useCan, useSession } from '../../lib/session'
import { useTitle } from '../../lib/use-title'
import { useToday, wallNow } from '../../lib/use-today'
import { dateOfWall, drawnEnd, wallMinutesBetween } from '../../lib/wall-time'
import { offsetAt } from '../../lib/zone-offset'
import { EmptyState } from '../../ui/empty-state'
import { ErrorNotice } from '../../ui/error-notice'
import { statusTexts } from '../../ui/status-texts'
import { AgendaCalendar } from './agenda-calendar'
import type { Place } from './agenda-calendar-props'
import styles from './agenda-screen.module.css'
import { agendaTexts } from './agenda-texts'
import { AgendaToolbar } from './agenda-toolbar'
import { columnNote } from './column-note'
import { MoveConflictDialog } from './move-conflict-dialog'
import { withPlaced } from './place-appointment'
import { shownDay } from './shown-day'
import { useDayView } from './use-day-view'
import { useKeyboardMove } from './use-keyboard-move'
import { useMoveAppointment } from './use-move-appointment'
import { useWhoTakes } from './use-who-takes'

export type AgendaScreenProps = {
  date: LocalDate
  professionalId: string | undefined
  onDate: (date: LocalDate) => void
  onProfessional: (id: string | undefined) => void
  onOpen: (id: string) => void
  onCreate: (place?: Place) => void
}

export const AgendaScreen = ({ date, professionalId, onDate, onProfessional, onOpen, onCreate }: AgendaScreenProps) => {
  const texts = useTexts(agendaTexts)
  const statuses = useTexts(statusTexts)
  const { locale } = useLocale()
  const { user, organization } = useSession()
  const mayCreate = useCan('appointments:create')
  const today = useToday(organization.timeZone)
  const offset = offsetAt(instantOf(new Date()), organization.timeZone)
  const [showsCancelled, setShowsCancelled] = useState(false)
  const view = useDayView(date)
  const canTake = useWhoTakes()
  const { move, conflict, dismissConflict } = useMoveAppointment(date, view.data, canTake)
  const { pending, nudge, giveUp } = useKeyboardMove(view.data, canTake, (settled) => void move(settled))
  useTitle(formatDay(date, locale))
  const seesOwn = reachesOnlyOwn(user, 'appointments:read')

  const mayMove = useCallback(
    (appointment: Appointment) => reaches(user, 'appointments:update', appointment.professionalId),
    [user],
  )
  const processingLabel = useCallback(
    ({ clientName }: Appointment) => texts.processing({ client: clientName }),
    [texts],
  )
  const day = useMemo(() => {
    const data = view.data && pending ? withPlaced(view.data, pending.appointment, pending.place) : view.data

    return data && shownDay(data, { professionalId, showsCancelled })
  }, [view.data, pending, professionalId, showsCancelled])

  // Once for each day shown: the hand that scrolls is not to be pulled back by the clock.
  const scrollTo = useMemo(() => openingMinutes(date, organization.timeZone), [date, organization.timeZone])

  const describe = (appointment: Appointment) => {
    const { localStart, end, timeZone, durationMinutes } = appointment
    const time = formatTime(localStart, locale)

    return {
      time,
      label: texts.cardLabel({
        from: time,
        to: formatTime(drawnEnd(localStart, toLocal(end, timeZone), durationMinutes), locale),
        client: appointment.clientName,
        service: appointment.serviceName,
        professional: appointment.professionalName,
        status: statuses[appointment.status],
      }),
    }
  }

  const announcement = pending
    ? texts.movingTo({
        time: formatTime(pending.place.start, locale),
        professional:
          view.data?.columns.find((column) => column.professionalId === pending.place.professionalId)?.name ?? '',
      })
    : ''

  return (
    <div className={styles.screen}>
      <AgendaToolbar
        date={date}
        today={today}
        columns={view.data?.columns ?? []}
        professionalId={professionalId}
        count={day?.appointments.filter(({ status }) => status !== 'cancelled').length}
        cancelledCount={view.data?.appointments.filter(({ status }) => status === 'cancelled').length ?? 0}
        showsCancelled={showsCancelled}
        onShowCancelled={setShowsCancelled}
        onDate={onDate}
        onProfessional={onProfessional}
        onCreate={mayCreate ? () => onCreate() : undefined}
      />
      <p className={styles.hidden} aria-live="assertive">
        {announcement}
      </p>
      {view.isPending && <AgendaSkeleton />}
      {view.isError && (
        <Box p="xs">
          <ErrorNotice error={view.error} onRetry={() => void view.refetch()} />
        </Box>
      )}
      {day && day.columns.length === 0 && (
        <EmptyState
          icon="calendar"
          title={seesOwn ? texts.nothingOwnTitle : texts.noTeamTitle}
          text={seesOwn ? texts.nothingOwnText : texts.noTeamText}
        />
      )}
      {day && day.columns.length > 0 && (
        <AgendaCalendar
          key={`${offset} ${locale}`}
          day={day}
          offset={offset}
          localeTag={localeTags[locale]}
          label={`${texts.agendaOf({ day: formatDay(date, locale) })}. ${texts.keyboardHint}`}
          scrollTo={scrollTo}
          noteOf={(column) => columnNote(column, texts)}
          describe={describe}
          mayMove={mayMove}
          canTake={canTake}
          processingLabel={processingLabel}
          onOpen={onOpen}
          onCreate={mayCreate ? onCreate : undefined}
          onMove={(appointment, place) => void move({ appointment, place })}
          onNudge={(appointment, step) => {
            if (isMovable(appointment.status) && mayMove(appointment)) {
              nudge(appointment, step)
            }
          }}
          onEscape={giveUp}
        />
      )}
      {day && (
        <MoveConflictDialog
          conflict={conflict}
          day={day}
          onPick={({ appointment }, place) => {
            dismissConflict()
            void move({ appointment, place })
          }}
          onClose={dismissConflict}
        />
      )}
    </div>
  )
}

const usualOpening = 8 * 60

/** An hour before now, or the morning of another day. */
const openingMinutes = (date: LocalDate, timeZone: string): number => {
  const now = wallNow(timeZone)
  const elapsed = wallMinutesBetween(`${date}T00:00` as LocalDateTime, now)

  return date === dateOfWall(now) ? Math.max(elapsed - 60, 0) : usualOpening
}

const AgendaSkeleton = () => (
  <div className={styles.skeleton} aria-hidden="true">
    <Skeleton height="100%" />
    <Skeleton height="100%" />
    <Skeleton height="100%" />
    <Skeleton height="100%" />
  </div>
)
