import { clientId } from '@reservaplus/shared/ids/schema'
import {
  accessPage,
  belowClientInput,
  clientErasure,
  clientExport,
  consent,
  consentPage,
  eraseClientInput,
  erasurePage,
  listErasuresInput,
  recordConsentInput,
  retentionRule,
  retentionRuns,
  setRetentionInput,
} from '@reservaplus/shared/privacy/schema'
import { locale } from '@reservaplus/shared/texts/locale'
import * as z from 'zod'
import { restCreate, restGet, restPost, restPut } from '../trpc/meta'
import { staffProcedure } from '../trpc/procedures'
import { findErasuresOf } from './erasure-repository'
import { exportClient } from './export-client'
import { readAccesses } from './read-accesses'
import { listConsents, recordConsent } from './record-consent'
import { findRecentRuns } from './retention-repository'
import { erase } from './service'
import { getRule, setRule } from './set-retention'

export const staffProcedures = {
  consents: staffProcedure('clients:read')
    .meta(restGet('/clients/{id}/consents', 'What a client has agreed to or taken back, newest first'))
    .input(belowClientInput)
    .output(consentPage)
    .query(({ ctx, input }) => listConsents(ctx, input)),

  recordConsent: staffProcedure('clients:write')
    .meta(restCreate('/clients/{id}/consents', 'Write down that a client agrees to something, or no longer'))
    .input(recordConsentInput)
    .output(consent)
    .mutation(({ ctx, input }) => recordConsent(ctx, input)),

  accesses: staffProcedure('audit:read')
    .meta(restGet('/clients/{id}/accesses', 'Who of the team has opened the record of a client, a line for each day'))
    .input(belowClientInput)
    .output(accessPage)
    .query(({ ctx, input }) => readAccesses(ctx, input)),

  export: staffProcedure('clients:delete')
    .meta(restPost('/clients/{id}/export', 'Everything there is about a client, as JSON and to read, and their files'))
    .input(z.object({ id: clientId, locale: locale.optional() }))
    .output(clientExport)
    .mutation(({ ctx, input }) => exportClient(ctx, input)),

  erase: staffProcedure('clients:delete')
    .meta(
      restPost('/clients/{id}/erase', 'Take away all that says who a client was; their appointments stay as figures'),
    )
    .input(eraseClientInput)
    .output(clientErasure)
    .mutation(({ ctx, input }) => erase(ctx, input)),

  erasures: staffProcedure('audit:read')
    .meta(restGet('/privacy/erasures', 'Proofs of who was erased, newest first'))
    .input(listErasuresInput)
    .output(erasurePage)
    .query(({ ctx, input }) => findErasuresOf(ctx.organizationId, input)),

  retention: staffProcedure('audit:read')
    .meta(restGet('/privacy/retention', 'After how many months without a visit clients are erased'))
    .input(z.object({}))
    .output(retentionRule)
    .query(({ ctx }) => getRule(ctx)),

  setRetention: staffProcedure('organization:write')
    .meta(restPut('/privacy/retention', 'Set after how many months without a visit clients are erased; null: never'))
    .input(setRetentionInput)
    .output(retentionRule)
    .mutation(({ ctx, input }) => setRule(ctx, input)),

  retentionRuns: staffProcedure('audit:read')
    .meta(restGet('/privacy/retention-runs', 'What the rule has done, the latest ninety days'))
    .input(z.object({}))
    .output(retentionRuns)
    .query(async ({ ctx }) => ({ items: await findRecentRuns(ctx.organizationId) })),
}
