declare module 'autocannon' {
  type Request = { path?: string; headers?: Record<string, string> }
  type Options = {
    url: string
    connections: number
    duration: number
    requests: Request[]
    /** Threads: the load must not take the time of what it measures. */
    workers?: number
  }
  type Result = {
    requests: { average: number; total: number }
    latency: { p50: number; p97_5: number }
    non2xx: number
    errors: number
  }

  export default function autocannon(options: Options): Promise<Result>
}
