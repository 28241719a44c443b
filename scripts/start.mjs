// `npm start`: the whole product on this machine. `npm start -- --reset` begins anew, `--port N` moves it.
console.log('Starting ReservaPlus')
await import('./prepare-node.mjs')
const { main } = await import('../local/src/main.ts')
await main(process.argv.slice(2), { reload: false })
