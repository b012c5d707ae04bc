import type { ReactNode } from 'react'

/** One topic of the help page; `id` is its address within the page (`/help#keys`). */
export function HelpSection({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3 border-t pt-4">
      <h2 id={id} className="scroll-mt-4 text-xl font-semibold">
        {title}
      </h2>
      {children}
    </section>
  )
}
