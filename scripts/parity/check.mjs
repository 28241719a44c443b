import { filesIn, routesIn } from './table.mjs'

const statuses = ['done', 'open', 'dropped']

const checkComplete = (rows, identifiers) => {
  const counts = new Map(identifiers.map((id) => [id, 0]))
  for (const { id } of rows) counts.set(id, (counts.get(id) ?? 0) + 1)
  return [...counts].flatMap(([id, count]) => {
    if (!identifiers.includes(id)) return [`${id} is no id of the inventory`]
    if (count === 1) return []
    return [count === 0 ? `${id} is not listed` : `${id} is listed ${count} times`]
  })
}

const checkDone = ({ id, where, tests }, { exists, hasTestNamed }) => {
  const files = filesIn(tests)
  const isFlaw = id.startsWith('F-')
  return [
    ...(where === '' ? [`${id} is done but says not where`] : []),
    ...(files.length === 0 ? [`${id} is done but names no test`] : []),
    ...(isFlaw && files.length > 0 && !files.some((file) => exists(file) && hasTestNamed(file, id))
      ? [`${id} is done but no test of ${files.join(', ')} carries it in its name`]
      : []),
  ]
}

const checkRow = (row, repository) => {
  const { id, status, where, tests } = row
  if (!statuses.includes(status)) return [`${id} has the status "${status}", not ${statuses.join(', ')}`]
  return [
    ...filesIn(`${where} ${tests}`)
      .filter((file) => !repository.exists(file))
      .map((file) => `${id} names ${file}, which does not exist`),
    ...(status === 'done' ? routesIn(where) : [])
      .filter((route) => !repository.hasRoute(route))
      .map(({ method, path }) => `${id} names ${method} ${path}, which does not exist`),
    ...(status === 'done' ? checkDone(row, repository) : []),
    ...(status === 'dropped' && where === '' ? [`${id} is dropped without a reason`] : []),
  ]
}

/** `repository`: { exists(path), hasRoute({ method, path }), hasTestNamed(path, id) }. */
export const checkParity = (rows, { identifiers, repository }) => [
  ...checkComplete(rows, identifiers),
  ...rows.flatMap((row) => checkRow(row, repository)),
]
