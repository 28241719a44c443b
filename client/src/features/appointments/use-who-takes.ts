import type { Appointment } from '@reservaplus/shared/appointments/schema'
import type { ProfessionalId } from '@reservaplus/shared/ids/schema'
import { useCallback } from 'react'
import { useTeam } from './use-booking-choices'

/** Who may have an appointment: whoever has it, and those who do its service. Not known yet: the server decides. */
export const useWhoTakes = () => {
  const { data } = useTeam()

  return useCallback(
    ({ professionalId, serviceId }: Pick<Appointment, 'professionalId' | 'serviceId'>, asked: ProfessionalId) =>
      asked === professionalId ||
      data === undefined ||
      data.some(({ id, isActive, serviceIds }) => id === asked && isActive && serviceIds.includes(serviceId)),
    [data],
  )
}
