import { AppError } from '@reservaplus/shared/errors/app-error'
import { t } from './initialize'

type Path = (string | number)[]

// Half of a surrogate pair: no text at all, and nothing that the table could store.
const isWellFormed = (text: string) => !/\p{Surrogate}/u.test(text)

// Far deeper than any input of ours; without an end, a body of brackets alone would exhaust the stack.
const maxDepth = 20

const malformedPath = (value: unknown, path: Path = []): Path | undefined => {
  if (typeof value === 'string') return isWellFormed(value) ? undefined : path
  if (typeof value !== 'object' || value === null) return undefined
  if (path.length >= maxDepth) return path

  for (const [key, inner] of Object.entries(value)) {
    const found = malformedPath(inner, [...path, Array.isArray(value) ? Number(key) : key])
    if (found) return found
  }

  return undefined
}

/** Text that is not Unicode is refused at the door, with the name of its field. */
export const wellFormed = t.middleware(async ({ getRawInput, next }) => {
  const path = malformedPath(await getRawInput())
  if (path) {
    throw new AppError('BAD_INPUT', 'The input does not fit', {
      issues: [{ path, message: 'Not proper text, or nested too deeply' }],
    })
  }

  return next()
})
