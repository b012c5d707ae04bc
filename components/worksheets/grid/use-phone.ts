'use client'

import { useSyncExternalStore } from 'react'

/** Below Tailwind's `sm`. */
export const phoneQuery = '(width < 40rem)'

/** Whether the window is a phone's; null on the server and until it is known. */
export function usePhone(): boolean | null {
  return useSyncExternalStore<boolean | null>(
    subscribe,
    () => window.matchMedia(phoneQuery).matches,
    () => null,
  )
}

function subscribe(listener: () => void): () => void {
  const media = window.matchMedia(phoneQuery)
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}
