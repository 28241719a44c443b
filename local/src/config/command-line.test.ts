import { describe, expect, it } from 'vitest'

import { help, readCommandLine } from './command-line'

describe('the command line', () => {
  it('has defaults', () =>
    expect(readCommandLine([])).toEqual({ help: false, reset: false, port: 3000, data: '.data' }))
  it('takes a port and the wish to begin anew', () =>
    expect(readCommandLine(['--reset', '--port', '4000'])).toEqual({
      help: false,
      reset: true,
      port: 4000,
      data: '.data',
    }))
  it.each(['--help', '-h'])('%s asks for every option, by its name', (asked) => {
    expect(readCommandLine([asked]).help).toBe(true)
    for (const name of ['--reset', '--port', '--data', '--help']) expect(help).toContain(`\n  ${name}`)
  })
  it.each([[['--port', 'x']], [['--port', '0']], [['--port', '70000']], [['--unknown']]])('refuses %s', (args) => {
    expect(() => readCommandLine(args)).toThrow()
  })
})
