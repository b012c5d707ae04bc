import type { ReactNode } from 'react'

/** The buttons of a preview, always in view. */
export function PreviewFooter({ children }: { children: ReactNode }) {
  return (
    <footer className="border-line bg-canvas sticky -bottom-4 -mb-4 flex flex-wrap items-center justify-end gap-2 border-t py-3 md:-bottom-6 md:-mb-6">
      {children}
    </footer>
  )
}
