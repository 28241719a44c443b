import { describe, expect, expectTypeOf, it } from 'vitest'
import { applyChanges, type ChangesTo } from './apply-changes'

type Room = { name: string; quantity: number; note?: string | undefined; tags: string[] }

const room: Room = { name: 'Sala 1', quantity: 2, note: 'Al fondo', tags: ['a', 'b'] }

describe('applyChanges', () => {
  it('keeps what is left out and what is undefined', () => {
    expect(applyChanges(room, {})).toEqual(room)
    expect(applyChanges(room, { name: undefined, note: undefined })).toEqual(room)
  })

  it('changes what is said, also to a value that counts as nothing', () => {
    expect(applyChanges(room, { name: '', quantity: 0 })).toEqual({ ...room, name: '', quantity: 0 })
  })

  it('takes away what is set to null', () => {
    expect(Object.keys(applyChanges(room, { note: null }))).toEqual(['name', 'quantity', 'tags'])
  })

  it('replaces lists as a whole and leaves the thing it was given as it is', () => {
    expect(applyChanges(room, { tags: ['c'] }).tags).toEqual(['c'])
    expect(room.tags).toEqual(['a', 'b'])
  })

  it('lets only a field be cleared that may be absent', () => {
    expectTypeOf<ChangesTo<Room>['note']>().toEqualTypeOf<string | null | undefined>()
    expectTypeOf<ChangesTo<Room>['name']>().toEqualTypeOf<string | undefined>()
  })
})
