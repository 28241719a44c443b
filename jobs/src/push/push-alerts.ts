import { deleteDevice, findDevices } from '@reservaplus/server/alerts/device-repository'
import type { ToldAlert } from '@reservaplus/server/alerts/record-alerts'
import { findOrganization } from '@reservaplus/server/organizations/repository'
import { findService } from '@reservaplus/server/services/repository'
import { findUser } from '@reservaplus/server/users/repository'
import { alertTexts } from '@reservaplus/shared/alerts/alert-texts'
import type { PushDevice } from '@reservaplus/shared/alerts/devices'
import { formatDateTime } from '@reservaplus/shared/time/format'
import { toLocal } from '@reservaplus/shared/time/zone'
import { type Notice, sendNotice } from './send-notice'

/** On a locked screen anybody reads it: what, and when, and nobody's name. */
const noticeOf = async (alert: ToldAlert): Promise<Notice | undefined> => {
  const { organizationId, userId, kind, serviceId, start, appointmentId } = alert
  const [organization, user, service] = await Promise.all([
    findOrganization(organizationId),
    findUser(organizationId, userId),
    serviceId && findService(organizationId, serviceId),
  ])
  if (!organization || !user) return undefined
  const { locale } = user
  const when = start && formatDateTime(toLocal(start, user.timeZone ?? organization.timeZone), locale)

  return {
    title: alertTexts[locale][kind],
    body: [service?.name, when].filter(Boolean).join(' · '),
    // A newer notice about the same appointment takes the place of the one before.
    tag: appointmentId ?? alert.id,
    path: appointmentId ? `/app/agenda?appointment=${appointmentId}` : '/app',
  }
}

const push = async (device: PushDevice, notice: Notice) => {
  const outcome = await sendNotice(device, notice)
  // The browser is gone, or its person took the permission back.
  if (outcome === 'gone') await deleteDevice(device)

  return outcome
}

/** Once and no more: what a push service does not take is in the app all the same. */
export const pushAlerts = async (alerts: readonly ToldAlert[]): Promise<{ pushed: number; failed: number }> => {
  const outcomes = await Promise.all(
    alerts
      .filter(({ reach }) => reach === 'devices')
      .map(async (alert) => {
        const devices = await findDevices(alert)
        const notice = devices.length > 0 ? await noticeOf(alert) : undefined

        return notice ? Promise.all(devices.map((device) => push(device, notice))) : []
      }),
  )
  const all = outcomes.flat()

  return {
    pushed: all.filter((each) => each === 'sent').length,
    failed: all.filter((each) => each === 'failed').length,
  }
}
