import { AppError } from '@reservaplus/shared/errors/app-error'
import type { RestEntry } from './route-table'

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new AppError('BAD_INPUT', 'The address is not properly encoded')
  }
}

const parametersOf = ({ segments }: RestEntry, parts: readonly string[]): Record<string, string> | undefined => {
  if (segments.length !== parts.length) return undefined

  const found: Record<string, string> = {}
  for (const [index, segment] of segments.entries()) {
    const part = parts[index] ?? ''
    if ('literal' in segment) {
      if (segment.literal !== part) return undefined
    } else if (part) {
      found[segment.parameter] = part
    } else {
      return undefined
    }
  }

  return found
}

export type RouteMatch = { entry: RestEntry; parameters: Record<string, string> } | { allowed: string[] }

/** The route of a request, or which methods the address has (none: there is nothing). `path` is below `/v1`. */
export const matchRoute = (table: readonly RestEntry[], method: string, path: string): RouteMatch => {
  const parts = path.slice(1).split('/').map(decoded)
  const matches = table.flatMap((entry) => {
    const parameters = parametersOf(entry, parts)

    return parameters ? [{ entry, parameters }] : []
  })
  const wanted = method === 'HEAD' ? 'GET' : method

  return (
    matches.find(({ entry }) => entry.method === wanted) ?? {
      allowed: [...new Set(matches.map((m) => m.entry.method))],
    }
  )
}
