import { frameAddress } from './frame-address'
import { nextHeight } from './frame-height'
import { hostTheme } from './host-theme'
import { readMessage } from './messages'

const titles: Record<string, string> = { en: 'Book a time', pt: 'Reservar horário' }
const defaultHeight = 640

const languageOf = (options: DOMStringMap) => options.lang ?? document.documentElement.lang.slice(0, 2)

/** Sizes and colours are set on the element's style object, which a strict Content-Security-Policy leaves alone. */
const createFrame = (bookOrigin: string, slug: string, options: DOMStringMap, place: Element) => {
  const theme = options.theme ?? hostTheme(place)
  const frame = document.createElement('iframe')
  // A theme that the page asks for need not suit what lies behind the frame: it brings its own ground.
  frame.src = frameAddress(bookOrigin, slug, { ...options, theme, ground: options.theme, host: location.origin })
  frame.title = options.title ?? titles[languageOf(options)] ?? 'Reservar hora'
  Object.assign(frame.style, { width: '100%', border: '0', display: 'block' })
  if (theme !== 'auto') frame.style.colorScheme = theme

  return frame
}

/** Puts the booking of one salon where `put` says and keeps its height right. */
export const insertFrame = (
  bookOrigin: string,
  slug: string,
  { options, place, put }: { options: DOMStringMap; place: Element; put: (frame: HTMLIFrameElement) => void },
) => {
  const frame = createFrame(bookOrigin, slug, options, place)
  const reserved = Number(options.height) || defaultHeight
  let current = reserved
  frame.style.height = `${reserved}px`

  addEventListener('message', ({ data, origin, source }) => {
    if (origin !== bookOrigin || source !== frame.contentWindow) return
    const message = readMessage(data)
    if (!message) return
    const { top, bottom } = frame.getBoundingClientRect()
    if (message.type === 'reservaplus:height') {
      const { height: wanted, byPerson } = message
      current = nextHeight({ current, wanted, reserved, byPerson, bottom, windowHeight: innerHeight })
      frame.style.height = `${current}px`
    } else if (message.type === 'reservaplus:top') {
      if (top < 0) frame.scrollIntoView()
    } else {
      const { type, ...detail } = message
      frame.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }))
    }
  })
  put(frame)
}
