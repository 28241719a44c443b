import { type Cloud, startCloud } from '@reservaplus/local/cloud'
import { fillDemo } from '@reservaplus/local/cloud/fill-demo'
import { buildClient } from '@reservaplus/local/site/build-client'

const root = new URL('../..', import.meta.url).pathname
/** The days further ahead are empty, so that a test knows what is free. */
const scale = { daysBack: 1, daysAhead: 12, load: 3, clients: 24 }

const ready = async (cloud: Cloud) => {
  await fillDemo(cloud, { scale, log: console.log })
  await cloud.drain(60_000)
  const { appUrl: app, bookUrl: book, salonUrl: salon, inboxUrl: inbox } = cloud
  process.send?.({ app, book, salon, inbox })
}

await buildClient(root)
const cloud = await startCloud({ log: console.log, functionLog: (key, line) => console.log(key, line) })

// Also when the tests were killed: nothing is left behind.
process.on('disconnect', async () => {
  await cloud.stop()
  process.exit(0)
})
await ready(cloud)
