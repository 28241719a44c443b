import { existsSync, watch } from 'node:fs'

const isSource = (file: string | null) => file !== null && !/\.test\.tsx?$|~$|\.swp$|^\./.test(file)

/** Calls back once a burst of changes is over, and again only when the call before has ended. */
export const watchFolders = (folders: string[], onChange: () => Promise<void>, quietMs = 150) => {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  const schedule = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      running = running.then(onChange)
    }, quietMs)
  }
  const watchers = folders
    .filter((folder) => existsSync(folder))
    .map((folder) => watch(folder, { recursive: true }, (_, file) => (isSource(file) ? schedule() : undefined)))
  return {
    stop: () => {
      clearTimeout(timer)
      for (const watcher of watchers) watcher.close()
    },
  }
}
