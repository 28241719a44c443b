/** What may break a rule, each with its reason. A line that no file needs any more is reported. */
export const exceptions = [
  {
    path: 'local/src/testing/dynamodb-global-setup.ts',
    problem: 'reads the environment',
    reason: 'vitest hands what its set-up found to the tests through the environment',
  },
  {
    path: 'server/src/testing/recording.ts',
    problem: 'reads the environment',
    reason: 'the command that writes the examples anew is the same test, started otherwise',
  },
  {
    path: 'docs/parity.md',
    problem: 'etc/passwd',
    reason: 'quotes what an attacker would send',
  },
]

export const applyExceptions = (problems, list = exceptions) => {
  const excuses = (exception) => (problem) => problem.startsWith(exception.path) && problem.includes(exception.problem)
  return [
    ...problems.filter((problem) => !list.some((exception) => excuses(exception)(problem))),
    ...list
      .filter((exception) => !problems.some(excuses(exception)))
      .map(({ path, problem }) => `${path} no longer needs its exception (${problem})`),
  ]
}
