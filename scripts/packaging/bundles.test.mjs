import { expect, it } from 'vitest'
import { checkMachineCode } from './bundles.mjs'

const bundle = (code, ...machineCode) => ({ name: 'f', size: 1, read: () => Buffer.from(code), machineCode })
const arm = 'node_modules/@img/sharp-linux-arm64/lib/sharp-linux-arm64.node'

it('a function that needs machine code holds it, for the machine that Lambda is', () => {
  expect(checkMachineCode([bundle('import s from"sharp";s()', arm), bundle('export const a=1')])).toEqual([])
  expect(checkMachineCode([bundle('import s from"sharp";s()')])).toHaveLength(1)
  expect(
    checkMachineCode([bundle('import s from"sharp"', 'node_modules/@img/sharp-linux-x64/lib/x.node')]),
  ).toHaveLength(1)
})
