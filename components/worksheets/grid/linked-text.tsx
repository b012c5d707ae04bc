import type { ReactNode } from 'react'

/** Only these become links: any other scheme could run something. */
const link = /(https?:\/\/[^\s<>"'「」、。）)]+)/i

/** A cell's text with its web addresses as links. They open beside the worksheet and learn nothing about it. */
export function LinkedText({ text }: { text: string }): ReactNode {
  if (!text.includes('://')) return text
  return text.split(link).map((piece, at) =>
    at % 2 === 1 ? (
      <a
        key={at}
        href={piece}
        target="_blank"
        rel="noopener noreferrer"
        tabIndex={-1}
        className="text-accent underline"
      >
        {piece}
      </a>
    ) : (
      piece
    ),
  )
}
