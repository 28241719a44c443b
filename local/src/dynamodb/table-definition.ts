import { fileURLToPath } from 'node:url'
import * as z from 'zod'

import { readYaml } from '../template/yaml-file'

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }))

const template = z.object({
  Resources: z.object({
    Table: z.object({
      Properties: z.object({
        AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) })),
        KeySchema: keySchema,
        GlobalSecondaryIndexes: z.array(
          z.object({
            IndexName: z.string(),
            KeySchema: keySchema,
            Projection: z.object({ ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']) }),
          }),
        ),
        BillingMode: z.literal('PAY_PER_REQUEST'),
        StreamSpecification: z.object({ StreamViewType: z.literal('NEW_AND_OLD_IMAGES') }),
        TimeToLiveSpecification: z.object({ AttributeName: z.string(), Enabled: z.boolean() }),
      }),
    }),
  }),
})

/** The table as it is deployed, so that tests never run on another one. */
export const readTableDefinition = () => {
  const file = fileURLToPath(new URL('../../../infra/dynamodb.yml', import.meta.url))
  const { TimeToLiveSpecification, StreamSpecification, ...table } = template.parse(readYaml(file)).Resources.Table
    .Properties
  return {
    timeToLive: TimeToLiveSpecification,
    table: { ...table, StreamSpecification: { ...StreamSpecification, StreamEnabled: true } },
  }
}
