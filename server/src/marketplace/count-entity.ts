import { Entity } from 'dynamodb-toolbox/entity'
import { item } from 'dynamodb-toolbox/schema/item'
import { number } from 'dynamodb-toolbox/schema/number'
import { string } from 'dynamodb-toolbox/schema/string'

import { marketCountKey } from '../db/keys'
import { appTable } from '../db/table'

export type MarketCount = { country: string; counted: string; count: number; label?: string | undefined }

/** A number of a country's marketplace; moves in the transaction that writes the card that moves it. */
export const MarketCountEntity = new Entity({
  name: 'MarketCount',
  table: appTable,
  timestamps: false,
  schema: item({
    country: string().key(),
    /** `organizations`, `industry#salon`, `city#santiago` */
    counted: string().key(),
    count: number(),
    /** A city as it is written. */
    label: string().optional(),
  }),
  computeKey: ({ country, counted }) => marketCountKey(country, counted),
})
