import { Skeleton, Stack } from '@mantine/core'
import type { AppointmentId } from '@reservaplus/shared/ids/schema'
import { useState } from 'react'
import { useTexts } from '../../lib/locale'
import { trpc } from '../../lib/trpc'
import { ErrorNotice } from '../../ui/error-notice'
import { SideDrawer } from '../../ui/side-drawer'
import { AppointmentActions } from './appointment-actions'
import { AppointmentDetails } from './appointment-details'
import { AppointmentHistory } from './appointment-history'
import { CancelForm } from './cancel-form'
import { RescheduleForm } from './reschedule-form'
import { appointmentTexts } from './texts'

export type AppointmentDrawerProps = {
  id: string | undefined
  onClose: () => void
}

export const AppointmentDrawer = ({ id, onClose }: AppointmentDrawerProps) => {
  const texts = useTexts(appointmentTexts)

  return (
    <SideDrawer isOpen={id !== undefined} onClose={onClose} title={texts.appointment}>
      {id !== undefined && <AppointmentPanel key={id} id={id} />}
    </SideDrawer>
  )
}

type Mode = 'details' | 'reschedule' | 'cancel'

const AppointmentPanel = ({ id }: { id: string }) => {
  const [mode, setMode] = useState<Mode>('details')
  const appointment = trpc.appointments.get.useQuery(
    { id: id as AppointmentId },
    { refetchInterval: 20_000, refetchOnWindowFocus: 'always' },
  )
  const back = () => setMode('details')

  if (appointment.isPending) {
    return <PanelSkeleton />
  }
  if (appointment.isError) {
    return <ErrorNotice error={appointment.error} onRetry={() => void appointment.refetch()} />
  }
  if (mode === 'reschedule') {
    return <RescheduleForm appointment={appointment.data} onDone={back} />
  }
  if (mode === 'cancel') {
    return <CancelForm appointment={appointment.data} onDone={back} />
  }

  return (
    <Stack gap="lg">
      <AppointmentDetails appointment={appointment.data} />
      <AppointmentActions
        appointment={appointment.data}
        onReschedule={() => setMode('reschedule')}
        onCancel={() => setMode('cancel')}
      />
      <AppointmentHistory id={appointment.data.id} timeZone={appointment.data.timeZone} />
    </Stack>
  )
}

const PanelSkeleton = () => (
  <Stack gap="md" aria-hidden="true">
    <Skeleton height={24} width="40%" />
    <Skeleton height={32} width="70%" />
    <Skeleton height={180} />
    <Skeleton height={40} />
  </Stack>
)
