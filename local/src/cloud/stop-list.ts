/** What was started, so that it can be stopped in the opposite order, also when a later start fails. */
export const createStopList = () => {
  const stops: (() => Promise<unknown> | unknown)[] = []
  return {
    add: <T extends { stop: () => Promise<unknown> | unknown }>(part: T) => {
      stops.push(() => part.stop())
      return part
    },
    addStop: (stop: () => Promise<unknown> | unknown) => {
      stops.push(stop)
    },
    stopAll: async () => {
      for (let stop = stops.pop(); stop; stop = stops.pop()) await stop()
    },
  }
}

export type StopList = ReturnType<typeof createStopList>
