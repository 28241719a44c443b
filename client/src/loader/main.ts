import { insertFrame } from './insert-frame'

// Always there in a classic script, which this is.
const script = document.currentScript as HTMLScriptElement
const bookOrigin = new URL(script.src).origin
const elementName = 'reservaplus-booking'
const places = `[data-reservaplus],${elementName}`

const fill = (place: Element) => {
  // The script may stand in a page twice.
  if (!(place instanceof HTMLElement) || place.querySelector('iframe')) return
  const slug = place.dataset.reservaplus || place.dataset.salon || place.getAttribute('salon') || script.dataset.salon
  if (!slug) return
  const options = { ...script.dataset, ...place.dataset }
  insertFrame(bookOrigin, slug, { options, place, put: (frame) => place.replaceChildren(frame) })
}

const fillPlaces = () => document.querySelectorAll(places).forEach(fill)

// A page that draws itself later puts the element in whenever it likes.
if (!customElements.get(elementName)) {
  customElements.define(
    elementName,
    class extends HTMLElement {
      connectedCallback() {
        this.style.display = 'block'
        fill(this)
      }
    },
  )
}

const slug = script.dataset.salon
// A place of its own beats the place of the script; a script in the head has none.
if (slug && document.body?.contains(script) && !document.querySelector(places)) {
  insertFrame(bookOrigin, slug, { options: script.dataset, place: script, put: (frame) => script.after(frame) })
}
fillPlaces()
if (document.readyState === 'loading') addEventListener('DOMContentLoaded', fillPlaces)
