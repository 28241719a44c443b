import type { MailTemplate } from '@reservaplus/shared/mail-templates/schema'
import type { FormattedItem } from 'dynamodb-toolbox/entity'
import { expectTypeOf, it } from 'vitest'

import type { MailTemplateEntity } from './entity'

it('an item of a mail template holds exactly what the shared schema describes', () => {
  expectTypeOf<FormattedItem<typeof MailTemplateEntity>>().toEqualTypeOf<MailTemplate>()
})
