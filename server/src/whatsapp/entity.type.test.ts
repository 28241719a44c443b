import type { Conversation, StoredWhatsapp } from '@reservaplus/shared/whatsapp/schema'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { ConversationEntity } from './conversation-entity'
import type { WhatsappEntity } from './entity'

it('an item of Whatsapp holds exactly what an organization has chosen', () => {
  expectTypeOf<FormattedItem<typeof WhatsappEntity>>().toEqualTypeOf<StoredWhatsapp>()
})

it('an item of Conversation holds exactly what a conversation is', () => {
  expectTypeOf<FormattedItem<typeof ConversationEntity>>().toEqualTypeOf<Conversation>()
})
