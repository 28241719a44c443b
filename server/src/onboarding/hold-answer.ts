import type { Clock } from '../app-context'

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

/** An answer that comes at the same pace whatever had to be done for it: how long it took must not tell who has an account. */
export const holdAnswer = async <Result>(
  { clock }: { clock: Clock },
  milliseconds: number,
  act: () => Promise<Result>,
): Promise<Result> => {
  const [outcome] = await Promise.allSettled([act(), (clock.sleep ?? wait)(milliseconds)])
  if (outcome.status === 'rejected') throw outcome.reason

  return outcome.value
}
