import type { FrameMessage } from '../../loader/messages'

let host = '*'
let hasActed = false

const isFramed = () => window.parent !== window

/** A page opened from a file has the origin `null`, which nobody can be addressed by. */
export const addressHost = (origin: string | undefined) => {
  if (origin?.startsWith('http')) host = origin
}

export const tellHost = (message: FrameMessage) => {
  if (isFramed()) window.parent.postMessage(message, host)
}

/** Tells the page around how high this one is, and whether a person has touched it yet. */
export const reportHeight = (content: HTMLElement) => {
  if (!isFramed()) return
  const report = () => tellHost({ type: 'reservaplus:height', height: content.offsetHeight, byPerson: hasActed })
  const act = () => {
    if (hasActed) return
    hasActed = true
    report()
  }
  for (const name of ['pointerdown', 'keydown', 'wheel', 'touchmove']) addEventListener(name, act, { passive: true })
  new ResizeObserver(report).observe(content)
}
