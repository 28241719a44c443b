import type { Instance } from './instance'

export type PoolOptions = { start: () => Instance; maxInstances: number }

/** Scales a function as AWS does: an idle instance is taken again, a busy one never gets a second event. */
export const createFunctionPool = ({ start, maxInstances }: PoolOptions) => {
  let instances = new Set<Instance>()
  const idle: Instance[] = []
  const waiting: ((instance: Instance) => void)[] = []
  let busy = 0

  const add = () => {
    const instance = start()
    instances.add(instance)
    return instance
  }
  const take = async () => {
    const free = idle.pop()
    if (free) return free
    if (instances.size < maxInstances) return add()
    return new Promise<Instance>((resolve) => waiting.push(resolve))
  }
  const handOn = (instance: Instance) => {
    const next = waiting.shift()
    if (next) next(instance)
    else idle.push(instance)
  }
  const giveBack = (instance: Instance) => {
    if (!instances.has(instance)) {
      // Replaced by a newer build while it worked.
      void instance.stop()
      if (waiting.length > 0) handOn(add())
      return
    }
    if (instance.isAlive()) return handOn(instance)
    instances.delete(instance)
    if (waiting.length > 0) handOn(add())
  }
  const takeAlive = async (): Promise<Instance> => {
    const instance = await take()
    if (instance.isAlive()) return instance
    instances.delete(instance)
    return takeAlive()
  }

  return {
    invoke: async (payload: string) => {
      busy++
      const instance = await takeAlive()
      try {
        return await instance.invoke(payload)
      } finally {
        busy--
        giveBack(instance)
      }
    },
    warm: () => {
      if (instances.size === 0) idle.push(add())
    },
    isBusy: () => busy > 0,
    /** New events get new instances; running ones finish on the old code. */
    renew: () => {
      for (const instance of idle.splice(0)) void instance.stop()
      instances = new Set()
    },
    stop: async () => {
      await Promise.all([...instances].map((instance) => instance.stop()))
    },
  }
}
