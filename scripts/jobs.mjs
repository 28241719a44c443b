// `npm run jobs`: what runs by itself, here or in AWS; for operators.
await import('./prepare-node.mjs')
const { runJobs } = await import('../local/src/jobs/main.ts')
try {
  console.log(await runJobs(process.argv.slice(2)))
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
