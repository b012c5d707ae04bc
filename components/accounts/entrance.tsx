import type { ReactNode } from 'react'
import { PlainFrame } from '@/components/shell/plain-frame'
import { Card } from '@/components/ui/card'

interface EntranceProps {
  title: string
  /** One or two sentences under the title. */
  text?: ReactNode
  children?: ReactNode
}

/** The pages that people see before they are in: set-up, sign-in, invitation. */
export function Entrance({ title, text, children }: EntranceProps) {
  return (
    <PlainFrame>
      <Card className="mx-auto flex w-full max-w-md flex-col gap-4 sm:mt-8 sm:p-6">
        <header className="flex flex-col gap-1">
          <h1 className="text-xl font-semibold">{title}</h1>
          {text && <p className="text-muted">{text}</p>}
        </header>
        {children}
      </Card>
    </PlainFrame>
  )
}
