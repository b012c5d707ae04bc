'use client'

import { createContext, use } from 'react'

/** The few words that primitives say by themselves. They speak no language of their own: the app gives them these. */
export interface UiTexts {
  close: string
  cancel: string
  typeToConfirm: (name: string) => string
  /** What a notice is called, and the region that holds them. */
  notice: string
  notices: string
}

const TextsContext = createContext<UiTexts | null>(null)

/** Stands once around the app. */
export const UiTextsProvider = TextsContext.Provider

export function useUiTexts(): UiTexts {
  const texts = use(TextsContext)
  if (!texts) throw new Error('UiTextsProvider is missing')
  return texts
}
