import { type ReactNode, useEffect, useRef } from 'react'
import { tellHost } from '../frame/host-page'
import { useTexts } from '../texts/widget-texts'
import { BackIcon } from './icons'

export type StepFrameProps = {
  title: string
  /** Another value is another step: its title takes the focus. */
  name: string
  progress?: { at: number; of: number } | undefined
  onBack?: (() => void) | undefined
  children: ReactNode
}

let shownBefore: string | undefined

/** One decision: where one is, how to go back, the question. */
export const StepFrame = ({ title, name, progress, onBack, children }: StepFrameProps) => {
  const texts = useTexts()
  const heading = useRef<HTMLHeadingElement>(null)

  // Who cannot see the change hears the new question; nothing is focused when the page opens.
  useEffect(() => {
    if (shownBefore !== undefined && shownBefore !== name) {
      heading.current?.focus({ preventScroll: true })
      heading.current?.closest('section')?.scrollIntoView?.({ block: 'nearest' })
      tellHost({ type: 'reservaplus:top' })
    }
    shownBefore = name
  }, [name])

  return (
    <section className="step">
      {(onBack || progress) && (
        <div className="bar">
          {onBack && (
            <button type="button" className="quiet back" onClick={onBack}>
              <BackIcon />
              {texts.back}
            </button>
          )}
          {progress && <p className="progress">{texts.step(progress)}</p>}
        </div>
      )}
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  )
}
