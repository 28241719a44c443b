import { inflateRawSync } from 'node:zlib'

const endOfDirectory = 0x06054b50
const entrySignature = 0x02014b50

/** Names, sizes and contents of a zip file's entries. */
export const readZip = (bytes) => {
  let end = bytes.length - 22
  while (end >= 0 && bytes.readUInt32LE(end) !== endOfDirectory) end--
  if (end < 0) throw new Error('not a zip file')
  const entries = []
  let at = bytes.readUInt32LE(end + 16)
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count--) {
    if (bytes.readUInt32LE(at) !== entrySignature) throw new Error('the zip directory is damaged')
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset))
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      size: bytes.readUInt32LE(at + 24),
      read: readEntry(bytes, {
        start: bytes.readUInt32LE(at + 42),
        packedSize: bytes.readUInt32LE(at + 20),
        isDeflated: bytes.readUInt16LE(at + 10) === 8,
      }),
    })
    at += 46 + nameLength + extraLength + commentLength
  }
  return entries
}

const readEntry =
  (bytes, { start, packedSize, isDeflated }) =>
  () => {
    const from = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28)
    const packed = bytes.subarray(from, from + packedSize)
    return isDeflated ? inflateRawSync(packed) : packed
  }
