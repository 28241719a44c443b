import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { checkBudgets } from './budgets.mjs'
import { readZip } from './zip.mjs'

test('a bundle may weigh its budget and not a byte more', () => {
  const bundles = [
    { name: 'api-office', size: 800_000 },
    { name: 'api-public', size: 800_000 },
    { name: 'publish-events', size: 450_000 },
    { name: 'send-mail', size: 550_000 },
  ]
  expect(checkBudgets(bundles)).toEqual([])
  expect(checkBudgets(bundles.map(({ name, size }) => ({ name, size: size + 1 })))).toHaveLength(4)
})

/** One deflated entry, as packers write it. */
const zipOf = (name, text) => {
  const packed = deflateRawSync(text)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(name.length, 26)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(packed.length, 20)
  entry.writeUInt32LE(text.length, 24)
  entry.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(30 + name.length + packed.length, 16)
  return Buffer.concat([local, Buffer.from(name), packed, entry, Buffer.from(name), end])
}

test('an entry of a zip file is read with its true size', () => {
  const [entry] = readZip(zipOf('code.mjs', 'a'.repeat(5000)))
  expect(entry).toMatchObject({ name: 'code.mjs', size: 5000 })
  expect(entry.read().toString()).toBe('a'.repeat(5000))
})

test('what is no zip file is refused', () => {
  expect(() => readZip(Buffer.from('hello, this is not a zip file at all'))).toThrow('not a zip file')
})
