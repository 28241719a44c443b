import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { foldEmail } from '@reservaplus/shared/clients/fold'
import type { Client } from '@reservaplus/shared/clients/schema'
import { stands } from '@reservaplus/shared/clients/tokens'
import { AppError } from '@reservaplus/shared/errors/app-error'
import type { DomainEvent } from '@reservaplus/shared/events/schema'
import { type EventId, eventId } from '@reservaplus/shared/ids/schema'
import {
  type ClientSession,
  codeMinutes,
  type RequestCodeInput,
  type SignInInput,
  sessionDays,
} from '@reservaplus/shared/self-service/schema'
import { addMinutes, instantOf, toSeconds } from '@reservaplus/shared/time/instant'

import type { AppContext, RequestContext } from '../app-context'
import { updateClient } from '../clients/commit-client'
import { findKnownGuest } from '../clients/find-guest'
import { commitWrites } from '../db/change'
import { eventCreation } from '../events/repository'
import { assertPublic, enterBySlug } from '../organizations/find-by-slug'
import { findWritable } from '../organizations/find-writable'
import { clientAddressAllowance } from '../rate-limits/allowances'
import { takeOrRefuse } from '../rate-limits/take-or-refuse'
import { codeWrite, takeGuess, useCode } from './repository'
import { signSessionToken } from './session-token'

const hashOf = (email: string) => createHash('sha256').update(foldEmail(email)).digest('base64url')

/** Six digits out of the request and the secret of links: whoever reads the table cannot tell them. */
export const codeOf = ({ linkSecret }: { linkSecret: string }, requestId: EventId): string => {
  const digest = createHmac('sha256', linkSecret).update(`code:${requestId}`).digest()

  return String(digest.readUInt32BE(0) % 1_000_000).padStart(6, '0')
}

/** Somebody who can be told anything at all by this address. */
const findReachable = async (ctx: AppContext, email: string): Promise<Client | undefined> => {
  const client = await findKnownGuest(ctx, email)

  return client?.isActive && stands(client) ? client : undefined
}

type Wish = Extract<DomainEvent['type'], 'client.code-requested' | 'client.links-requested'>

const requested = (
  ctx: AppContext,
  type: Wish,
  { id, client, locale }: { id: EventId; client: Client; locale: RequestCodeInput['locale'] },
) =>
  eventCreation({
    id,
    organizationId: ctx.organizationId,
    at: instantOf(ctx.clock.now()),
    actor: { kind: 'client', id: client.id },
    version: client.version,
    origin: 'live',
    type,
    subject: { kind: 'client', id: client.id },
    data: locale ? { locale } : {},
  })

const expiryOf = (ctx: AppContext) => toSeconds(addMinutes(instantOf(ctx.clock.now()), codeMinutes))

/** In the place of the event, where nobody has the address: as much is written, and nobody can come in with it. */
const nothingRequested = (ctx: AppContext, { id, email }: { id: EventId; email: string }) => {
  const { organizationId } = ctx
  const emailHash = hashOf(`nobody#${email}`)

  return codeWrite({ organizationId, emailHash, requestId: id, expiresAt: expiryOf(ctx) })
}

const enter = async (request: RequestContext, { slug, email }: RequestCodeInput) => {
  const ctx = await enterBySlug(request, slug)
  await takeOrRefuse(ctx, clientAddressAllowance(ctx.organizationId, 'mail', email))
  const [organization, client] = await Promise.all([findWritable(ctx), findReachable(ctx, email)])
  assertPublic(organization, slug)

  return { ctx, client }
}

/** The same answer, and as much to write, whether anybody has this address. */
export const requestCode = async (request: RequestContext, input: RequestCodeInput): Promise<Record<string, never>> => {
  const { ctx, client } = await enter(request, input)
  const { organizationId } = ctx
  const requestId = eventId.parse(ctx.newId())
  const expiresAt = expiryOf(ctx)
  await commitWrites(ctx, [
    codeWrite({ organizationId, emailHash: hashOf(input.email), requestId, expiresAt }),
    client
      ? requested(ctx, 'client.code-requested', { id: requestId, client, locale: input.locale })
      : nothingRequested(ctx, { id: requestId, email: input.email }),
  ])

  return {}
}

/** Mails the links to what lies ahead to whoever has lost them; the same answer, whether anybody has this address. */
export const resendLinks = async (request: RequestContext, input: RequestCodeInput): Promise<Record<string, never>> => {
  const { ctx, client } = await enter(request, input)
  const id = eventId.parse(ctx.newId())
  const write = client
    ? requested(ctx, 'client.links-requested', { id, client, locale: input.locale })
    : nothingRequested(ctx, { id, email: input.email })
  await commitWrites(ctx, [write])

  return {}
}

const isCode = (given: string, expected: string) => timingSafeEqual(Buffer.from(given), Buffer.from(expected))
const wrong = () => new AppError('CODE_INVALID', 'This code does not work')

/**
 * A code proves the address, once and within minutes; five guesses are all there are. Who comes in is registered from then
 * on, as those are who had an account in the system before.
 */
export const signIn = async (request: RequestContext, { slug, email, code }: SignInInput): Promise<ClientSession> => {
  const ctx = await enterBySlug(request, slug)
  await takeOrRefuse(ctx, clientAddressAllowance(ctx.organizationId, 'code', email))
  const now = instantOf(ctx.clock.now())
  const asked = { organizationId: ctx.organizationId, emailHash: hashOf(email) }
  const requestId = await takeGuess(asked, toSeconds(now))
  if (!requestId || !isCode(code, codeOf(ctx.config, requestId))) throw wrong()
  const [organization, client] = await Promise.all([findWritable(ctx), findReachable(ctx, email)])
  assertPublic(organization, slug)
  if (!client || !(await useCode(asked, requestId))) throw wrong()

  const actor = { kind: 'client', id: client.id } as const
  await updateClient({ ...ctx, actor }, client.id, (current) => ({ ...current, kind: 'registered' }))
  const subject = { organizationId: ctx.organizationId, clientId: client.id, signedInAt: now }

  return { token: signSessionToken(ctx.config, subject), expiresAt: addMinutes(now, sessionDays * 24 * 60) }
}
