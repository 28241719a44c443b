import { vi } from 'vitest'

/** Everything that is written to the log from now on: the logger writes through its own console. */
export const captureLog = () => {
  const lines: string[] = []
  const write = (chunk: unknown) => {
    lines.push(String(chunk))

    return true
  }
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(write),
    vi.spyOn(process.stderr, 'write').mockImplementation(write),
  ]

  return {
    text: () => lines.join('\n'),
    release: () => {
      for (const spy of spies) spy.mockRestore()
    },
  }
}
