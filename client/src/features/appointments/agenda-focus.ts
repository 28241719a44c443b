import type { Nudge } from './nudge'

const cardSelector = 'button[data-appointment]'

const isPreview = (card: Element) => card.closest('.ec-preview') !== null

const cardsIn = (frame: Element): HTMLElement[] =>
  [...frame.querySelectorAll<HTMLElement>(cardSelector)].filter((card) => !isPreview(card))

export const cardIdOf = (target: EventTarget | null): string | undefined =>
  target instanceof Element ? target.closest<HTMLElement>(cardSelector)?.dataset.appointment : undefined

/** One tab stop for the whole agenda: the card last focused, else the first; an empty day is scrolled by itself. */
export const keepOneTabStop = (frame: Element): void => {
  const cards = cardsIn(frame)
  const current = cards.find((card) => card === document.activeElement) ?? cards[0]

  for (const card of cards) {
    card.tabIndex = card === current ? 0 : -1
  }
  frame.querySelector('.ec-main')?.setAttribute('tabindex', current ? '-1' : '0')
}

const distance = (from: DOMRect, to: DOMRect, { steps }: Nudge): number =>
  steps === 0
    ? Math.abs(to.left - from.left) * 10 + Math.abs(to.top - from.top)
    : Math.abs(to.top - from.top) + Math.abs(to.left - from.left) * 10

const liesThere = (from: DOMRect, to: DOMRect, { steps, columns }: Nudge): boolean =>
  steps === 0
    ? Math.sign(Math.round(to.left - from.left)) === columns
    : Math.abs(to.left - from.left) < from.width && Math.sign(Math.round(to.top - from.top)) === steps

/** The nearest card in the direction of the arrow, as the eye sees it. */
export const neighbourCard = (frame: Element, target: EventTarget, nudge: Nudge): HTMLElement | undefined => {
  if (!(target instanceof Element)) {
    return undefined
  }
  const from = target.getBoundingClientRect()
  const candidates = cardsIn(frame)
    .map((card) => ({ card, box: card.getBoundingClientRect() }))
    .filter(({ card, box }) => card !== target && liesThere(from, box, nudge))
    .sort((a, b) => distance(from, a.box, nudge) - distance(from, b.box, nudge))

  return candidates[0]?.card
}
