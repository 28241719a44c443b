const record = /^docs\/decisions\/(\d{4})-[a-z0-9-]+\.md$/
const named = /docs\/decisions\/(\d{4})(-[a-z0-9-]+\.md)?/g

/** Numbers are never given twice, a record begins with its own, and what names a record names one that is there. Not of a file alone: of all. */
export const checkDecisions = (files) => {
  const records = files.flatMap(({ path, text }) => {
    const number = record.exec(path)?.[1]
    return number ? [{ path, number, text }] : []
  })
  const twice = records
    .filter(({ number }, index) => records.findIndex((other) => other.number === number) < index)
    .map(({ path, number }) => `${path} has a number that another decision has: ${number}`)
  const missing = files.flatMap(({ path, text }) =>
    [...text.matchAll(named)]
      .filter(([, number, name]) => !records.some((each) => each.path.includes(`/${number}${name ?? '-'}`)))
      .map(([target]) => `${path} names a decision that does not exist: ${target}`),
  )

  const misnamed = records
    .filter(({ number, text }) => !text.startsWith(`# ${Number(number)}. `))
    .map(({ path, number }) => `${path} begins otherwise than "# ${Number(number)}. …"`)

  return [...twice, ...missing, ...misnamed]
}
