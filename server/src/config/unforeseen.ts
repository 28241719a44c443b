const frames = (error: Error) =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 12)
    .map((line) => line.trim())

/** What the log may keep of an error: where it came from. Its message may quote what a person typed. */
export const unforeseen = (error: unknown): { errors: { name: string; frames: string[] }[] } => {
  const errors = []
  for (let current = error; current instanceof Error && errors.length < 3; current = current.cause) {
    errors.push({ name: current.name, frames: frames(current) })
  }

  return { errors }
}
