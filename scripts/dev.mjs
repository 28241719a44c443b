// `npm run dev`: the product as `npm start` runs it, with functions and pages reloaded when their sources change.
await import('./prepare-node.mjs')
const { main } = await import('../local/src/main.ts')
await main(process.argv.slice(2), { reload: true })
