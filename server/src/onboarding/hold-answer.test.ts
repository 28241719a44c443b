import { describe, expect, it } from 'vitest'
import { holdAnswer } from './hold-answer'

const stoppedClock = () => {
  const slept: number[] = []
  let wake = () => {}
  const sleep = (milliseconds: number) => {
    slept.push(milliseconds)

    return new Promise<void>((resolve) => {
      wake = resolve
    })
  }

  return { clock: { now: () => new Date(0), sleep }, slept, wake: () => wake() }
}

const settled = async (answer: Promise<unknown>) => {
  let isSettled = false
  void answer.then(
    () => (isSettled = true),
    () => (isSettled = true),
  )
  await new Promise((resolve) => setTimeout(resolve, 5))

  return isSettled
}

describe('an answer that must not tell how long it took', () => {
  it.each([
    ['a success', async () => 'done'],
    ['a refusal', async () => Promise.reject(new Error('no'))],
  ])('%s waits for its time', async (_, act) => {
    const { clock, slept, wake } = stoppedClock()
    const answer = holdAnswer({ clock }, 1000, act)

    expect([slept, await settled(answer)]).toEqual([[1000], false])
    wake()
    expect(await settled(answer)).toBe(true)
    await answer.then(
      (value) => expect(value).toBe('done'),
      (error) => expect(error).toMatchObject({ message: 'no' }),
    )
  })
})
