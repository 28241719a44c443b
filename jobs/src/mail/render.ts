import { render } from 'preact-render-to-string'
import type { ReactElement } from 'react'

// preact-render-to-string writes no doctype, and mail programs fall back to quirks mode without one.
const doctype =
  '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">'

/** HTML of a mail. Components are React's; bundles alias React to Preact, a twentieth of the bytes. */
export const renderMail = (element: ReactElement): string => doctype + render(element)
