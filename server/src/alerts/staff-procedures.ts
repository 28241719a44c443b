import { addPushDeviceInput, onePushDeviceInput, pushKey, shownPushDevice } from '@reservaplus/shared/alerts/devices'
import { alertPage, listAlertsInput, markAlertsSeenInput, newAlerts } from '@reservaplus/shared/alerts/schema'
import * as z from 'zod'

import { pushPublicKey } from '../config/env'
import { listOf } from '../trpc/list-of'
import { restCreate, restDelete, restGet, restPost } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { addDevice, countNew, devices, list, markSeen, removeDevice } from './service'

export const staffProcedures = {
  list: staffProcedure('session:read')
    .meta(restGet('/alerts', 'What the signed-in person was told of, newest first'))
    .input(listAlertsInput)
    .output(alertPage)
    .query(({ ctx, input }) => list(ctx, input)),

  countNew: staffProcedure('session:read')
    .meta(restGet('/alerts/new', 'How many of them they have not seen; a hundred at most'))
    .output(newAlerts)
    .query(({ ctx }) => countNew(ctx)),

  markSeen: staffProcedure('session:read')
    .meta(restPost('/alerts/seen', 'They have seen everything until then'))
    .input(markAlertsSeenInput)
    .output(z.object({}))
    .mutation(({ ctx, input }) => markSeen(ctx, input)),

  pushKey: staffProcedure('session:read')
    .meta(restGet('/alerts/push-key', 'The key with which a browser allows notices on this device'))
    .output(pushKey)
    .query(() => ({ publicKey: pushPublicKey() })),

  devices: staffProcedure('session:read')
    .meta(restGet('/alerts/devices', 'Where the signed-in person allowed notices'))
    .output(listOf(shownPushDevice))
    .query(async ({ ctx }) => ({ items: await devices(ctx) })),

  addDevice: staffProcedure('session:read')
    .meta(restCreate('/alerts/devices', 'Send notices to this browser too'))
    .input(addPushDeviceInput)
    .output(shownPushDevice)
    .mutation(({ ctx, input }) => addDevice(ctx, input)),

  removeDevice: staffProcedure('session:read')
    .meta(restDelete('/alerts/devices/{id}', 'Send none there any more'))
    .input(onePushDeviceInput)
    .output(z.object({}))
    .mutation(({ ctx, input }) => removeDevice(ctx, input)),
}
