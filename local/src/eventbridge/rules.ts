import * as z from 'zod'

import type { Template } from '../template/load-template'

const target = z.strictObject({
  Id: z.string(),
  Arn: z.string(),
  Input: z.string().optional(),
  RetryPolicy: z
    .object({ MaximumEventAgeInSeconds: z.number().optional(), MaximumRetryAttempts: z.number().optional() })
    .optional(),
  DeadLetterConfig: z.object({ Arn: z.string() }).optional(),
})

const properties = z.object({
  EventBusName: z.string().default('default'),
  EventPattern: z.record(z.string(), z.json()),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Targets: z.array(target),
})

export type Rule = z.infer<typeof properties> & { id: string }
export type RuleTarget = z.infer<typeof target>

export const readRules = (template: Template): Rule[] =>
  template
    .resourcesOf('AWS::Events::Rule')
    .filter((rule) => 'EventPattern' in rule.properties)
    .map((rule) => ({ id: rule.id, ...properties.parse(rule.properties) }))
