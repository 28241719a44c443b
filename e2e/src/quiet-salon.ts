import type { BrowserContext, Page } from '@playwright/test'
import { addresses } from './config/env'

export const widgetAddress = (search = '') => `${addresses().book}/w/la-encina${search}`

/** What moved on the page by itself: the sum of its layout shifts, since its first paint. */
export const watchShifts = (context: BrowserContext) =>
  context.addInitScript(() => {
    const shifts: number[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (!('hadRecentInput' in entry && entry.hadRecentInput))
          shifts.push('value' in entry ? Number(entry.value) : 0)
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })

export const shiftsOf = (page: Page) => page.evaluate(() => ('shifts' in window ? window.shifts : undefined))

/** Storage as browsers that block it answer: with an exception. */
export const forbidStorage = (context: BrowserContext) =>
  context.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('Forbidden', 'SecurityError')
        },
      })
    }
  })

/** Everything asked of the booking host, in order. */
export const watchRequests = (page: Page): string[] => {
  const seen: string[] = []
  page.on('request', (request) => {
    if (request.url().startsWith(addresses().book)) seen.push(new URL(request.url()).pathname)
  })

  return seen
}

export const watchComplaints = (page: Page): string[] => {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))

  return complaints
}

/** The request arrives and is done; its answer does not come back. */
export const loseFirstAnswer = (page: Page, procedure: string) =>
  page.addInitScript((name) => {
    const { fetch } = window
    let isLost = false
    window.fetch = async (input, init) => {
      const answer = await fetch(input, init)
      if (isLost || !String(input).includes(name)) return answer
      isLost = true
      throw new TypeError('Failed to fetch')
    }
  }, procedure)
