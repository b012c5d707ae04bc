'use client'

import { Check, Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { copyText } from '@/lib/client/copy-text'

interface CopyButtonProps {
  label: string
  /** Made when the button is pressed. */
  text: () => string
}

/** Copies a text and says on the button itself whether it worked. */
export function CopyButton({ label, text }: CopyButtonProps) {
  const t = useTranslations('ranking')
  const [state, setState] = useState<'ready' | 'copied' | 'refused'>('ready')
  return (
    <>
      <Button
        onClick={async () => setState((await copyText(text())) ? 'copied' : 'refused')}
        onBlur={() => setState('ready')}
      >
        {state === 'copied' ? <Check aria-hidden /> : <Copy aria-hidden />}
        {state === 'copied' ? t('copied') : state === 'refused' ? t('notCopied') : label}
      </Button>
      <span role="status" className="sr-only">
        {state === 'copied' && t('copied')}
        {state === 'refused' && t('notCopied')}
      </span>
    </>
  )
}
