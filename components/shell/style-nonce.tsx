'use client'

import { setNonce } from 'get-nonce'

// Dialogs add a style element to lock scrolling, which the Content-Security-Policy accepts only with the document's
// nonce. It is read from a script that has it: a nonce rendered later belongs to another document.
if (typeof document !== 'undefined') {
  const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce
  if (nonce) setNonce(nonce)
}

/** Nothing to see: being rendered by the root layout loads this module before any dialog opens. */
export function StyleNonce() {
  return null
}
