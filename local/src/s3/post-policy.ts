import * as z from 'zod'
import type { UploadForm } from './form-data'
import { accessDenied, S3Error } from './s3-error'

const sizeRange = z.tuple([z.literal('content-length-range'), z.coerce.number(), z.coerce.number()])
const comparison = z.tuple([z.enum(['eq', 'starts-with']), z.string().startsWith('$'), z.string()])
const exact = z.record(z.string(), z.string())
const policy = z.object({
  expiration: z.string(),
  conditions: z.array(z.union([sizeRange, comparison, exact])),
})
type Condition = z.infer<typeof policy>['conditions'][number]

const refuse = (reason: string) => accessDenied(`Invalid according to Policy: ${reason}`)

const requireSize = (size: number, least: number, most: number) => {
  if (size > most) throw new S3Error(400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size')
  if (size < least)
    throw new S3Error(400, 'EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size')
}

const normalized = (condition: Exclude<Condition, z.infer<typeof sizeRange>>) =>
  Array.isArray(condition)
    ? [{ kind: condition[0], name: condition[1].slice(1).toLowerCase(), value: condition[2] }]
    : Object.entries(condition).map(([name, value]) => ({ kind: 'eq' as const, name: name.toLowerCase(), value }))

const isSizeRange = (condition: Condition): condition is z.infer<typeof sizeRange> =>
  Array.isArray(condition) && condition[0] === 'content-length-range'

/** Every condition must hold, and every field of the form must be named by one. */
export const requirePolicyMet = (encoded: string, form: UploadForm, bucket: string, now: number) => {
  const { expiration, conditions } = parsePolicy(encoded)
  if (!(now < Date.parse(expiration))) throw refuse('Policy expired.')
  const values: Record<string, string> = { ...form.fields, bucket }
  const named = new Set(['policy', 'x-amz-signature', 'file'])
  for (const condition of conditions) {
    if (isSizeRange(condition)) {
      requireSize(form.file.length, condition[1], condition[2])
      continue
    }
    for (const { kind, name, value } of normalized(condition)) {
      named.add(name)
      const given = values[name] ?? ''
      const holds = kind === 'eq' ? given === value : given.startsWith(value)
      if (!holds) throw refuse(`Policy Condition failed: ${JSON.stringify([kind, `$${name}`, value])}`)
    }
  }
  const extra = Object.keys(form.fields).find((name) => !named.has(name) && !name.startsWith('x-ignore-'))
  if (extra) throw refuse(`Extra input fields: ${extra}`)
}

const parsePolicy = (encoded: string) => {
  try {
    return policy.parse(JSON.parse(Buffer.from(encoded, 'base64').toString()))
  } catch {
    throw new S3Error(400, 'InvalidPolicyDocument', 'The content of the form does not meet the conditions specified.')
  }
}
