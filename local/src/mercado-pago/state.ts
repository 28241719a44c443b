import { existsSync, readFileSync } from 'node:fs'
import * as z from 'zod'

import { notice } from './webhooks/notice'
import { authorizedPayment, payment, preference, storedPreapproval } from './wire'

const account = z.object({ id: z.int(), nickname: z.string(), email: z.string() })
export type Account = z.infer<typeof account>

const state = z.object({
  sequence: z.int(),
  accounts: z.record(z.string(), account),
  codes: z.record(
    z.string(),
    z.object({ accountId: z.int(), redirectUri: z.string(), challenge: z.string().optional(), expiresAt: z.number() }),
  ),
  tokens: z.record(z.string(), z.object({ accountId: z.int(), expiresAt: z.number() })),
  refreshTokens: z.record(z.string(), z.object({ accountId: z.int() })),
  preferences: z.record(z.string(), preference),
  payments: z.record(z.string(), payment),
  preapprovals: z.record(z.string(), storedPreapproval),
  authorizedPayments: z.record(z.string(), authorizedPayment),
  /** Payers whose card pays nothing. */
  failingPayers: z.record(z.string(), z.string()),
  notices: z.array(notice),
  /** What was answered to an idempotency key. */
  answered: z.record(z.string(), z.object({ status: z.int(), body: z.json() })),
})
export type State = z.infer<typeof state>

const empty = (): State => ({
  sequence: 0,
  accounts: {},
  codes: {},
  tokens: {},
  refreshTokens: {},
  preferences: {},
  payments: {},
  preapprovals: {},
  authorizedPayments: {},
  failingPayers: {},
  notices: [],
  answered: {},
})

export const loadState = (file: string | undefined): State =>
  file && existsSync(file) ? state.parse(JSON.parse(readFileSync(file, 'utf8'))) : empty()
