'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

export interface NewLink {
  link: string
  qr: { size: number; path: string }
}

interface LinkDialogProps {
  link: NewLink
  title: string
  /** What becomes of the link, and of those before it. */
  text: string
  onClose: () => void
}

/** A link that lets people in, once: to copy, and as a code for the phones in the room. */
export function LinkDialog({ link: { link, qr }, title, text, onClose }: LinkDialogProps) {
  const t = useTranslations('invitations')
  const input = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState(false)

  function copy() {
    input.current?.select()
    // navigator.clipboard does not exist on the plain http of a meeting room; this does, in every browser.
    setCopied(document.execCommand('copy'))
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={text}
      footer={
        <Button look="primary" onClick={copy}>
          {t('copy')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label={t('link')}>
          <Input ref={input} readOnly value={link} onFocus={(event) => event.target.select()} />
        </Field>
        {/* Black on white in either theme: cameras look for that. */}
        <svg
          role="img"
          aria-label={t('qr', { title })}
          viewBox={`0 0 ${qr.size} ${qr.size}`}
          shapeRendering="crispEdges"
          className="mx-auto w-64 max-w-full rounded-md"
        >
          <rect width={qr.size} height={qr.size} fill="white" />
          <path d={qr.path} fill="black" />
        </svg>
        <p role="status" className="text-success text-center">
          {copied ? t('copied') : ''}
        </p>
      </div>
    </Dialog>
  )
}
