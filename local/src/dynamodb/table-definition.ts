import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb'

type TableDefinition = Omit<CreateTableCommandInput, 'TableName'>
type IndexName = 'GSI1' | 'GSI2'

const keySchema = (prefix: '' | IndexName) => [
  { AttributeName: `${prefix}PK`, KeyType: 'HASH' as const },
  { AttributeName: `${prefix}SK`, KeyType: 'RANGE' as const },
]

const index = (IndexName: IndexName) => ({
  IndexName,
  KeySchema: keySchema(IndexName),
  Projection: { ProjectionType: 'ALL' as const },
})

export const ttlAttribute = 'expiresAt'

export const tableDefinition: TableDefinition = {
  AttributeDefinitions: ['PK', 'SK', 'GSI1PK', 'GSI1SK', 'GSI2PK', 'GSI2SK'].map((AttributeName) => ({
    AttributeName,
    AttributeType: 'S',
  })),
  KeySchema: keySchema(''),
  GlobalSecondaryIndexes: [index('GSI1'), index('GSI2')],
  BillingMode: 'PAY_PER_REQUEST',
  StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
}
