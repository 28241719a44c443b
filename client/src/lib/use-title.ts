import { useEffect } from 'react'

/** Names the room in the browser's tab and to screen readers that announce it. */
export const useTitle = (title: string): void => {
  useEffect(() => {
    document.title = `${title} · ReservaPlus`
  }, [title])
}
