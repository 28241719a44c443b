import { foldEmail } from '@reservaplus/shared/clients/fold'
import { instantOf } from '@reservaplus/shared/time/instant'
import { updateClient } from '../../clients/commit-client'
import { clock } from '../../config/clock'
import { signSessionToken } from '../../self-service/session-token'
import { type Expectation, guest, slugOf } from '../expectation'
import type { Scene } from '../scene'
import type { Tenant } from '../tenant'

/** As if the client had typed their code; one who can be reached. */
const sessionOf = async ({ ctx, client }: Tenant, signedFor: Tenant) => {
  await updateClient(ctx, client.id, (current) => ({
    ...current,
    phone: '+56987654321',
    email: current.email ?? foldEmail(`${client.id}@correo.example`),
  }))

  return signSessionToken(ctx.config, {
    organizationId: signedFor.ctx.organizationId,
    clientId: client.id,
    signedInAt: instantOf(clock.now()),
  })
}

// A session that names one organization and the client of another.
const foreignSession = { token: (scene: Scene) => sessionOf(scene.other, scene.own) }

const signedIn = (more: (scene: Scene) => Record<string, unknown> = () => ({})): Expectation => ({
  allowed: 'anyone',
  input: async (scene) => ({ token: await sessionOf(scene.own, scene.own), ...more(scene) }),
  foreign: foreignSession,
})

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
  'selfService.profile': signedIn(),
  'selfService.updateProfile': signedIn(() => ({ address: 'Los Leones 100' })),
  'selfService.appointments': signedIn(),
  'selfService.book': signedIn((scene) => ({
    serviceId: scene.own.service.id,
    professionalId: scene.own.professional.id,
    start: scene.nextStart(),
  })),
  'selfService.signOut': signedIn(),
  'selfService.myData': signedIn(),
  'selfService.requestErasure': { ...signedIn(), code: 'IN_USE' },
}
