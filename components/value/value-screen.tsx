import { Calculator } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { NoUseCases } from '@/components/worksheets/no-use-cases'
import { FollowPage } from '@/components/worksheets/follow-page'
import type { ValuationPage } from '@/lib/features/valuations/types'
import { ValueEditor } from './editor/value-editor'
import { ListChoices } from './list-choices'
import type { Period, Sorting } from './list-query'
import { ValueList } from './value-list'

interface ValueScreenProps {
  page: ValuationPage
  /** What the address names. */
  row: string | undefined
  per: Period
  sort: Sorting
}

/** What the worksheet's use cases are worth: all of them, or one of them in full. */
export function ValueScreen({ page, row, per, sort }: ValueScreenProps) {
  const t = useTranslations('value')
  const useCase = page.useCases.find(({ id }) => id === row)
  const worksheetHref = `/w/${page.workspaceSlug}/worksheets/${page.worksheet.id}`
  if (page.useCases.length === 0) {
    return <NoUseCases view="value" icon={Calculator} worksheetHref={worksheetHref} />
  }
  return (
    <FollowPage worksheetId={page.worksheet.id} seq={page.seq}>
      <div className="relative min-h-0 flex-1 overflow-y-auto p-4 md:p-6 print:overflow-visible">
        <div className="mx-auto flex max-w-screen-2xl flex-col gap-4">
          {useCase ? (
            <ValueEditor key={useCase.id} page={page} useCase={useCase} listHref={`${worksheetHref}/value`} />
          ) : (
            <>
              <header className="flex flex-wrap items-end justify-between gap-3">
                <div>
                  <h2 className="text-lg font-semibold">{t('title')}</h2>
                  <p className="text-muted max-w-prose">{t('text')}</p>
                </div>
                <ListChoices per={per} sort={sort} />
              </header>
              <ValueList page={page} per={per} sort={sort} />
            </>
          )}
        </div>
      </div>
    </FollowPage>
  )
}
