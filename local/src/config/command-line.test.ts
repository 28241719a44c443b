import { describe, expect, it } from 'vitest'

import { readCommandLine } from './command-line'

describe('the command line', () => {
  it('has defaults', () => expect(readCommandLine([])).toEqual({ reset: false, port: 3000, data: '.data' }))
  it('takes a port and the wish to begin anew', () =>
    expect(readCommandLine(['--reset', '--port', '4000'])).toEqual({ reset: true, port: 4000, data: '.data' }))
  it.each([[['--port', 'x']], [['--port', '0']], [['--port', '70000']], [['--unknown']]])('refuses %s', (args) => {
    expect(() => readCommandLine(args)).toThrow()
  })
})
