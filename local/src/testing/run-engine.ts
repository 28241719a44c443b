import { startDynamoDb } from '../dynamodb/launcher'

const engine = await startDynamoDb()
process.stdout.write(`${engine.endpoint}\n`)
setInterval(() => {}, 60_000)
