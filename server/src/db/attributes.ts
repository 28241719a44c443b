import { any } from 'dynamodb-toolbox/schema/any'
import { string } from 'dynamodb-toolbox/schema/string'

/** A value whose shape the shared schema has checked before it came here; kept as it is. */
export const as = <Type>() => any().castAs<Type>()
export const maybe = <Type>() => any().castAs<Type | undefined>().optional()

/** An index key that the entity computes from its other attributes; readers never see it. */
export const hiddenKey = () => string().optional().hidden()
