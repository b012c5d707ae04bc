import type { ReactNode } from 'react'

interface MessagePageProps {
  /** The status people know ("404"), or nothing. */
  status?: string
  title: string
  text: string
  /** Smaller print, such as a number to quote. */
  detail?: string
  actions: ReactNode
}

/** A page that has only one thing to say: what happened, what was kept, what to do. */
export function MessagePage({ status, title, text, detail, actions }: MessagePageProps) {
  return (
    <main className="mx-auto flex min-h-[70dvh] max-w-lg flex-col justify-center gap-3 p-6">
      {/* What answers in place of a page whose own title could not be made: without this the document has none. */}
      <title>{title}</title>
      {status && <p className="text-muted text-sm font-medium">{status}</p>}
      <h1 className="text-xl font-semibold">{title}</h1>
      <p className="text-muted">{text}</p>
      {detail && <p className="text-muted text-sm">{detail}</p>}
      <div className="mt-2 flex flex-wrap gap-2">{actions}</div>
    </main>
  )
}
