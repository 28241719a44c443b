import { instantOf } from '@reservaplus/shared/time/instant'
import { create } from '../../clients/service'
import { clock } from '../../config/clock'
import { signLeaveToken } from '../../self-service/leave-token'
import { signSessionToken } from '../../self-service/session-token'
import { type Expectation, foreignAddOns, foreignSlot, guest, slugOf } from '../expectation'
import type { Scene } from '../scene'
import type { Tenant } from '../tenant'

let serial = 0

/** As if a client of their own had typed their code. */
const sessionOf = async ({ ctx }: Tenant, signedFor: Tenant) => {
  serial += 1
  const email = `clienta-${serial}@correo.example`
  const client = await create(ctx, { firstName: 'Julia', lastName: 'Rojas', email, phone: '+56 9 8765 4321' })
  const signedInAt = instantOf(clock.now())

  return signSessionToken(ctx.config, {
    organizationId: signedFor.ctx.organizationId,
    clientId: client.id,
    signedInAt,
  })
}

// A session that names one organization and the client of another.
const foreignSession = { token: (scene: Scene) => sessionOf(scene.other, scene.own) }

const signedIn = (more: (scene: Scene) => Record<string, unknown> = () => ({})): Expectation => ({
  allowed: 'anyone',
  input: async (scene) => ({ token: await sessionOf(scene.own, scene.own), ...more(scene) }),
  foreign: foreignSession,
  foreignCode: { token: 'UNAUTHENTICATED' },
})

/** A link of one organization that names the client of another. */
const leavingAs = (organization: Tenant, client: Tenant) =>
  signLeaveToken(organization.ctx.config, {
    organizationId: organization.ctx.organizationId,
    clientId: client.client.id,
  })
const leaving: Expectation = {
  allowed: 'anyone',
  input: async ({ own }) => ({ token: await leavingAs(own, own) }),
  foreign: { token: ({ own, other }: Scene) => leavingAs(other, own) },
}

const ofStranger = (scene: Scene) => ({ slug: slugOf(scene), email: guest.email })

export const selfServiceExpectations: Readonly<Record<string, Expectation>> = {
  'selfService.requestCode': { allowed: 'anyone', input: ofStranger, foreign: {} },
  'selfService.resendLinks': { allowed: 'anyone', input: ofStranger, foreign: {} },
  'selfService.signIn': {
    allowed: 'anyone',
    input: (scene) => ({ ...ofStranger(scene), code: '123456' }),
    code: 'CODE_INVALID',
    foreign: {},
  },
  'selfService.marketingState': leaving,
  'selfService.endMarketing': leaving,
  'selfService.profile': signedIn(),
  'selfService.updateProfile': signedIn(() => ({ address: 'Los Leones 100' })),
  'selfService.appointments': signedIn(),
  'selfService.book': {
    ...signedIn((scene) => ({
      serviceId: scene.own.service.id,
      professionalId: scene.own.professional.id,
      start: scene.nextStart(),
    })),
    foreign: { ...foreignSession, ...foreignSlot, ...foreignAddOns },
  },
  'selfService.signOut': signedIn(),
  'selfService.myData': signedIn(),
  'selfService.requestErasure': signedIn(),
}
