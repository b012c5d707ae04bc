import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

interface WayCardProps {
  icon: LucideIcon
  title: string
  text: string
  /** The button or link that goes this way. */
  children: ReactNode
}

/** One of the ways to begin where there is nothing yet. */
export function WayCard({ icon: Icon, title, text, children }: WayCardProps) {
  return (
    <section className="border-line bg-surface flex flex-col items-start gap-2 rounded-md border p-4">
      <Icon aria-hidden className="text-muted size-5" />
      <h2 className="font-semibold">{title}</h2>
      <p className="text-muted flex-1">{text}</p>
      {children}
    </section>
  )
}
