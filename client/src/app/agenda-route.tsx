import { DatesProvider } from '@mantine/dates'
import '@mantine/dates/styles.css'
import 'dayjs/locale/es'
import 'dayjs/locale/pt-br'
import type { LocalDate } from '@reservaplus/shared/time/schema'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { Place } from '../features/appointments/agenda-calendar-props'
import { AgendaScreen } from '../features/appointments/agenda-screen'
import { AppointmentDrawer } from '../features/appointments/appointment-drawer'
import { NewAppointmentDrawer } from '../features/appointments/new-appointment-drawer'
import { useLocale } from '../lib/locale'
import { useSession } from '../lib/session'
import { useToday } from '../lib/use-today'

const pickerLocales = { es: 'es', en: 'en', pt: 'pt-br' } as const

export const AgendaRoute = () => {
  const { locale } = useLocale()
  const { organization } = useSession()
  const today = useToday(organization.timeZone)
  const search = useSearch({ from: '/desk/agenda' })
  const navigate = useNavigate({ from: '/agenda' })
  const [request, setRequest] = useState<{ place?: Place }>()
  const date = (search.date ?? today) as LocalDate
  const { appointment, ...elsewhere } = search

  return (
    <DatesProvider settings={{ locale: pickerLocales[locale], firstDayOfWeek: locale === 'es' ? 1 : 0 }}>
      <AgendaScreen
        date={date}
        professionalId={search.professional}
        onDate={(next) => {
          const { date: _left, ...rest } = search

          void navigate({ search: next === today ? rest : { ...rest, date: next } })
        }}
        onProfessional={(id) => {
          const { professional: _left, ...rest } = search

          void navigate({ search: id === undefined ? rest : { ...rest, professional: id } })
        }}
        onOpen={(id) => void navigate({ search: { ...search, appointment: id } })}
        onCreate={(place) => setRequest(place ? { place } : {})}
      />
      <AppointmentDrawer id={appointment} onClose={() => void navigate({ search: elsewhere })} />
      <NewAppointmentDrawer
        request={request}
        date={date}
        onClose={() => setRequest(undefined)}
        onCreated={() => setRequest(undefined)}
      />
    </DatesProvider>
  )
}
