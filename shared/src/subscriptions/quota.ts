/** Of the appointments of a month a tenth is kept for the desk: guests online cannot use up what the salon works with. */
const keptForDesk = 10

/** How many appointments the month may have before online booking stops; the desk goes on to the plan's limit. */
export const onlineQuota = (monthlyAppointments: number): number =>
  monthlyAppointments - Math.floor(monthlyAppointments / keptForDesk)
