import { afterAll, beforeAll, vi } from 'vitest'
import * as z from 'zod'

const metric = z.object({ _aws: z.object({}), Step: z.string(), Outcome: z.string() })

/** Catches the lines that CloudWatch makes metrics of, which nobody wants among the results of tests. */
export const useFunnel = () => {
  const steps: string[] = []

  beforeAll(() => {
    const write = process.stdout.write.bind(process.stdout)
    vi.spyOn(process.stdout, 'write').mockImplementation((chunk, ...rest) => {
      const text = String(chunk)
      if (!text.startsWith('{"_aws"')) return write(chunk, ...(rest as []))
      const { Step, Outcome } = metric.parse(JSON.parse(text))
      steps.push(`${Step} ${Outcome}`)

      return true
    })
  })
  afterAll(() => void vi.restoreAllMocks())

  return { steps }
}
