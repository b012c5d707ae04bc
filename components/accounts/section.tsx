import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'

interface SectionProps {
  title: string
  text?: ReactNode
  children: ReactNode
}

/** One matter of a page with several: its heading, what it is about, its controls. */
export function Section({ title, text, children }: SectionProps) {
  return (
    <Card className="flex flex-col gap-4">
      <header>
        <h2 className="text-lg font-semibold">{title}</h2>
        {text && <p className="text-muted">{text}</p>}
      </header>
      {children}
    </Card>
  )
}
