import { useTranslations } from 'next-intl'
import { ClientMessages } from '@/components/shell/client-messages'
import { ImportFlow } from './import-flow'
import type { ImportPlace } from './import-requests'

/** What an import is, and the import itself with its texts. */
export function ImportView({ place, worksheetsHref }: { place: ImportPlace; worksheetsHref: string }) {
  const t = useTranslations('import')
  return (
    <>
      <p className="text-muted">{t('lead')}</p>
      <ClientMessages namespaces={['import', 'merge']}>
        <ImportFlow place={place} worksheetsHref={worksheetsHref} />
      </ClientMessages>
    </>
  )
}
