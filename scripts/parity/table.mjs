const row = /^\|\s*([A-Z]-\d+(?:\s*,\s*[A-Z]-\d+)*)\s*\|([^|]*)\|([^|]*)\|([^|]*)\|/

/** Rows `| id | status | where | test |` of docs/parity.md; a row may name several ids. */
export const parityRows = (markdown) =>
  markdown.split('\n').flatMap((line, index) => {
    const [, ids, status, where, tests] = line.match(row) ?? []
    if (!ids) return []
    return ids.split(',').map((id) => ({
      id: id.trim(),
      status: status.trim(),
      where: where.trim(),
      tests: tests.trim(),
      line: index + 1,
    }))
  })

const quoted = (text) => [...text.matchAll(/`([^`]+)`/g)].map(([, token]) => token)

/** Paths of the repository that a cell names. */
export const filesIn = (text) => quoted(text).filter((token) => /^[\w.@-]+(\/[\w.@$-]+)+\.\w+$/.test(token))

/** `GET /v1/appointments/{id}` and the like. */
export const routesIn = (text) =>
  quoted(text).flatMap((token) => {
    const [, method, path] = token.match(/^(GET|POST|PUT|PATCH|DELETE) (\/\S*)$/) ?? []
    return method ? [{ method, path }] : []
  })
