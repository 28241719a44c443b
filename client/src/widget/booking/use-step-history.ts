import { useEffect, useRef } from 'react'
import { type Step, steps } from './state'

const stepOf = (entry: unknown): Step | undefined =>
  typeof entry === 'object' && entry !== null && 'step' in entry ? steps.find((step) => step === entry.step) : undefined

/** The browser's own way back walks the steps, also inside a frame; what was typed stays. */
export const useStepHistory = (step: Step, show: (step: Step) => void) => {
  const current = useRef<Step>(step)
  const depth = useRef(0)
  const onShow = useRef(show)
  onShow.current = show

  useEffect(() => {
    history.replaceState({ step: current.current }, '')
    const walk = ({ state }: PopStateEvent) => {
      const to = stepOf(state)
      if (!to) return
      depth.current = Math.max(0, depth.current - 1)
      current.current = to
      onShow.current(to)
    }
    addEventListener('popstate', walk)

    return () => removeEventListener('popstate', walk)
  }, [])

  useEffect(() => {
    if (step === current.current) return
    current.current = step
    depth.current += 1
    history.pushState({ step }, '')
  }, [step])

  return (to: Step) => {
    if (depth.current > 0) history.back()
    else show(to)
  }
}
