import { returnToken, takeToken } from './repository'
import { type Allowance, tooMany } from './take-or-refuse'

const giveBack = async (taken: readonly Allowance[]): Promise<void> => {
  // A token too few is nobody's misfortune: the answer that is under way counts more.
  await Promise.allSettled(taken.map(({ bucket, rules, tokens }) => returnToken(bucket, rules, tokens)))
}

/**
 * Runs what a token of each bucket stands for; what fails costs nothing, nor does what `isFree` says was done before. So
 * nobody empties a bucket that others need with requests that come to nothing.
 */
export const spendTokens = async <Result>(
  allowances: readonly Allowance[],
  now: Date,
  run: () => Promise<Result>,
  isFree: (result: Result) => boolean = () => false,
): Promise<Result> => {
  const taken: Allowance[] = []
  try {
    for (const allowance of allowances) {
      if (!(await takeToken(allowance.bucket, allowance.rules, now, allowance.tokens))) throw tooMany(allowance.rules)
      taken.push(allowance)
    }

    const result = await run()
    if (isFree(result)) await giveBack(taken)

    return result
  } catch (error) {
    await giveBack(taken)

    throw error
  }
}
