import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { tokenSigns } from '@reservaplus/shared/clients/tokens'
import type { ClientId, OrganizationId } from '@reservaplus/shared/ids/schema'
import { clientOfToken, clientTokensPk } from '../db/keys'
import { type List, nextPosition, type PageRequest, startOf } from '../db/page'
import { appTable } from '../db/table'

export type Token = { token: string; clientId: ClientId }
type TokenPage = { tokens: Token[]; cursorAfter: (index: number) => string | undefined; cursor: string | undefined }
type Asked = PageRequest & { lead: string; newestFirst?: boolean; filter?: string }

const toToken = (sortKey: string): Token => {
  const clientId = clientOfToken(sortKey)

  return { token: sortKey.slice(0, -clientId.length - 1), clientId: clientId as ClientId }
}

/** Tokens that begin with the lead, in their order. A projection writes them: what is found is to be looked at again. */
export const findTokens = async (
  organizationId: OrganizationId,
  { lead, newestFirst = false, filter, ...page }: Asked,
): Promise<TokenPage> => {
  const partition = clientTokensPk(organizationId)
  const list: List = { organizationId, partition, prefix: lead, beginsWith: lead, newestFirst, filter }
  const { Items = [], LastEvaluatedKey } = await appTable.getDocumentClient().send(
    new QueryCommand({
      TableName: appTable.getName(),
      KeyConditionExpression: 'PK = :partition AND begins_with(SK, :lead)',
      ExpressionAttributeValues: { ':partition': partition, ':lead': lead },
      ScanIndexForward: !newestFirst,
      Limit: page.limit,
      ExclusiveStartKey: startOf(page, list),
    }),
  )
  const keys = Items.map(({ SK }) => String(SK))

  return {
    tokens: keys.map(toToken),
    cursorAfter: (index) => nextPosition({ SK: keys[index] }, list),
    cursor: nextPosition(LastEvaluatedKey, list),
  }
}

export const newestLead = tokenSigns.createdAt
