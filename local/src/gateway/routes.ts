import type { FunctionSettings } from '../template/function-settings'

export type Route = { method: string; path: string; routeKey: string; functionKey: string; authorizer?: string }
export type RouteMatch = { route: Route; pathParameters: Record<string, string> }

export const readRoutes = (functions: FunctionSettings[]): Route[] =>
  functions.flatMap(({ key, events }) =>
    events.flatMap(({ httpApi }) => {
      if (!httpApi) return []
      const method = httpApi.method === '*' ? 'ANY' : httpApi.method.toUpperCase()
      const authorizer = httpApi.authorizer ? { authorizer: httpApi.authorizer.name } : {}
      return [{ method, path: httpApi.path, routeKey: `${method} ${httpApi.path}`, functionKey: key, ...authorizer }]
    }),
  )

const isGreedy = (segment: string) => segment.endsWith('+}')
const isVariable = (segment: string) => segment.startsWith('{')

const segmentPattern = (segment: string) => {
  if (isGreedy(segment)) return `(?<${segment.slice(1, -2)}>.+)`
  if (isVariable(segment)) return `(?<${segment.slice(1, -1)}>[^/]+)`
  return segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

const pathPattern = (path: string) => new RegExp(`^${path.split('/').map(segmentPattern).join('/')}$`)

const weight = (segment: string) => {
  if (isGreedy(segment)) return 2
  return isVariable(segment) ? 1 : 0
}

// Fixed segments beat variables, variables beat the rest of the path, a named method beats ANY.
const compare = (a: Route, b: Route) => {
  const [left, right] = [a.path.split('/'), b.path.split('/')]
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = weight(left[i] ?? '') - weight(right[i] ?? '')
    if (difference !== 0) return difference
  }
  if (left.length !== right.length) return right.length - left.length
  return Number(a.method === 'ANY') - Number(b.method === 'ANY')
}

export const createRouter = (routes: Route[]) => {
  const ordered = routes.toSorted(compare).map((route) => ({ route, pattern: pathPattern(route.path) }))
  return (method: string, path: string): RouteMatch | undefined => {
    for (const { route, pattern } of ordered) {
      if (route.method !== 'ANY' && route.method !== method) continue
      const found = pattern.exec(path)
      if (found) return { route, pathParameters: { ...found.groups } }
    }
    return undefined
  }
}
