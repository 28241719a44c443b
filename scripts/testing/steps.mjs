import { spawn } from 'node:child_process'

const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`

/** Runs a program with its output on the screen; answers its exit code. */
export const runProgram = ({ program, args, cwd, env }) =>
  new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'inherit', 'inherit'] })
    child.on('error', (error) => {
      console.error(error.message)
      resolve(127)
    })
    child.on('exit', (code, signal) => resolve(signal ? 1 : (code ?? 1)))
  })

/**
 * One step after the other, each with its time, up to the first that fails.
 * A step is { name, run } or, where this machine cannot run it, { name, skip: reason }.
 */
export const runSteps = async (steps, { now = Date.now, print = console.log } = {}) => {
  const start = now()
  for (const { name, run, skip } of steps) {
    if (skip) {
      print(`○ ${name}: skipped, ${skip}`)
      continue
    }
    print(`\n▶ ${name}`)
    const began = now()
    const code = await run()
    const took = seconds(now() - began)
    if (code !== 0) {
      print(`\n✘ ${name} failed after ${took} (exit code ${code}). The steps after it did not run.`)
      return code
    }
    print(`✔ ${name} (${took})`)
  }
  print(`\n✔ everything passed (${seconds(now() - start)})`)
  return 0
}

/** `--only=a,b` runs the steps whose names begin so; without it, all. */
export const chosenSteps = (steps, args) => {
  const only = args.find((argument) => argument.startsWith('--only='))
  if (!only) return steps
  const wanted = only.slice('--only='.length).split(',')
  const chosen = steps.filter(({ name }) => wanted.some((start) => name.startsWith(start)))
  if (chosen.length === 0) throw new Error(`no step is called so: ${steps.map(({ name }) => name).join(', ')}`)
  return chosen
}
