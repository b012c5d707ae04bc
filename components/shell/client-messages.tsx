import { NextIntlClientProvider, type Messages } from 'next-intl'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'

type Namespace = keyof Messages

// What the frame itself says in the browser; everything else is sent only by the page that needs it.
const always = ['app', 'shell', 'ui'] as const satisfies readonly Namespace[]

interface ClientMessagesProps {
  /** The message namespaces that client components below use, beyond the frame's own. */
  namespaces: readonly Namespace[]
  children: ReactNode
}

/**
 * Sends texts to the browser. Wrap the client part of a page with the namespaces it uses; a nested provider replaces
 * the outer one, so list all that the wrapped tree needs. Server components need none of this.
 */
export async function ClientMessages({ namespaces, children }: ClientMessagesProps) {
  const messages = await getMessages()
  const sent = Object.fromEntries([...always, ...namespaces].map((name) => [name, messages[name]]))
  return <NextIntlClientProvider messages={sent}>{children}</NextIntlClientProvider>
}
