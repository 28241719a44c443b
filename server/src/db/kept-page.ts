import { type List, nextPosition, type Page, type PageRequest, startOf } from './page'

type Position = Record<string, unknown>
type Answer<Item> = { Items?: Item[]; LastEvaluatedKey?: Position | undefined }

type Asked<Item> = {
  list: List
  page: PageRequest
  read: (from: { limit: number; exclusiveStartKey?: Position }) => Promise<Answer<Item>>
  /** Whether it is shown to who asks. */
  keep: (item: Item) => boolean
  keyOf: (item: Item) => { PK: string; SK: string }
}

/** Of a short list from which something is left out: reads on until the page is full, so that none tells of what is hidden. */
export const readKeptPage = async <Item>({ list, page, read, keep, keyOf }: Asked<Item>): Promise<Page<Item>> => {
  const { limit } = page
  const found: Item[] = []
  let position: Position | undefined = startOf(page, list)
  do {
    const answer = await read({ limit, ...(position && { exclusiveStartKey: position }) })
    found.push(...(answer.Items ?? []).filter(keep))
    position = answer.LastEvaluatedKey
  } while (position && found.length < limit)
  const items = found.slice(0, limit)
  const last = items.at(-1)
  const isMore = last !== undefined && (position !== undefined || found.length > items.length)

  return { items, cursor: isMore ? nextPosition(keyOf(last), list) : undefined }
}
