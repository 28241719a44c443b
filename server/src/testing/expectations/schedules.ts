import { blockInput } from '@reservaplus/shared/schedules/schedule'
import { localDate } from '@reservaplus/shared/time/schema'
import { ulid } from 'ulid'
import { block } from '../../schedules/block'
import { setDay } from '../../schedules/change-days'
import { update as updateSchedule } from '../../schedules/service'
import type { Expectation } from '../expectation'
import { date, desk, everybody, foreignProfessional, range } from '../expectation'
import type { Scene } from '../scene'

const ofProfessional = ({ own }: Scene) => ({ professionalId: own.professional.id })
const foreign = { professionalId: foreignProfessional }

// Far from the times that other procedures are tried at, and never twice the same.
let used = 0
const freeBlock = (scene: Scene) => {
  used += 1
  const start = Date.UTC(2027, 2, 1) + used * 3_600_000

  return {
    ...ofProfessional(scene),
    start: new Date(start).toISOString(),
    end: new Date(start + 1_800_000).toISOString(),
  }
}

/** A person of the staff who is no professional has no schedule of their own, and reads everybody's. */
export const schedulesExpectations: Readonly<Record<string, Expectation>> = {
  'schedules.overview': { allowed: everybody, input: () => ({}), foreign: {} },
  'schedules.get': { allowed: everybody, input: ofProfessional, foreign },
  'schedules.update': {
    allowed: desk,
    input: (scene) => ({ ...ofProfessional(scene), slotIntervalMinutes: 30 }),
    foreign,
  },
  'schedules.duplicate': {
    allowed: ['owner', 'admin', 'reception'],
    input: ({ own }) => ({ professionalId: own.professional.id, targetProfessionalId: own.colleague.id }),
    foreign: { ...foreign, targetProfessionalId: foreignProfessional },
  },
  'schedules.useOpeningHours': {
    allowed: desk,
    input: ofProfessional,
    // They are what the week is already, until it is another.
    effective: async (scene) => {
      await updateSchedule(scene.own.ctx, { ...ofProfessional(scene), weeklyHours: { saturday: [] } })

      return ofProfessional(scene)
    },
    foreign,
  },
  'schedules.workedTime': { allowed: everybody, input: (scene) => ({ ...ofProfessional(scene), ...range }), foreign },
  'schedules.listDays': { allowed: everybody, input: () => range, foreign },
  'schedules.setDay': {
    allowed: desk,
    input: (scene) => ({ ...ofProfessional(scene), date: '2027-05-03', type: 'vacation' }),
    foreign,
  },
  'schedules.removeDay': {
    allowed: desk,
    input: async (scene) => ({ ...ofProfessional(scene), date }),
    effective: async ({ own }) => {
      const day = { professionalId: own.professional.id, date: localDate.parse('2027-05-04') }
      await setDay(own.ctx, { ...day, type: 'vacation', intervals: [], reason: '' })

      return day
    },
    code: 'NOT_FOUND',
    foreign,
  },
  'schedules.holidays': { allowed: everybody, input: () => ({ year: 2027 }), foreign: {} },
  'schedules.closeHolidays': {
    allowed: ['owner', 'admin', 'reception'],
    input: () => ({ dates: ['2027-12-25'] }),
    foreign: {},
  },
  'schedules.listBlocks': {
    allowed: everybody,
    input: () => ({ from: '2026-12-01T00:00:00Z', to: '2026-12-08T00:00:00Z' }),
    foreign,
  },
  'schedules.block': { allowed: desk, input: freeBlock, foreign },
  'schedules.unblock': {
    allowed: desk,
    input: () => ({ id: ulid() }),
    effective: async (scene) => ({ id: (await block(scene.own.ctx, blockInput.parse(freeBlock(scene)))).id }),
    code: 'NOT_FOUND',
    foreign: { id: () => ulid() },
  },
}
