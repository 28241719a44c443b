// `npm run dev`: the product as `npm start` runs it, with functions and pages reloaded when their sources change.
await import('./prepare-node.mjs')
await import('../local/src/dev.ts')
