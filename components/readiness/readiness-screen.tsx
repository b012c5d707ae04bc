import { Database } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { FollowPage } from '@/components/worksheets/follow-page'
import { NoUseCases } from '@/components/worksheets/no-use-cases'
import type { AssessmentPage } from '@/lib/features/assessments/types'
import { ReadinessDetail } from './readiness-detail'
import { ReadinessMatrix } from './readiness-matrix'

interface ReadinessScreenProps {
  page: AssessmentPage
  /** The use case in the address, and a dataset that was made for it a moment ago. */
  row: string | undefined
  added: string | undefined
  /** The day that evidence is judged on, `2026-04-01`. */
  today: string
}

/** Whether the data of the worksheet's use cases is really there: all of them, or one of them in full. */
export function ReadinessScreen({ page, row, added, today }: ReadinessScreenProps) {
  const t = useTranslations('readiness')
  const useCase = page.useCases.find(({ id }) => id === row)
  const worksheetHref = `/w/${page.workspaceSlug}/worksheets/${page.worksheet.id}`
  return (
    <FollowPage worksheetId={page.worksheet.id} seq={page.seq}>
      {page.useCases.length === 0 ? (
        <NoUseCases view="readiness" icon={Database} worksheetHref={worksheetHref} />
      ) : (
        <div className="relative min-h-0 flex-1 overflow-y-auto p-4 md:p-6 print:overflow-visible">
          <div className="mx-auto flex max-w-7xl flex-col gap-4">
            {useCase ? (
              <ReadinessDetail
                key={useCase.id}
                page={page}
                useCase={useCase}
                today={today}
                added={added}
                listHref={`${worksheetHref}/readiness`}
              />
            ) : (
              <>
                <header className="flex flex-wrap items-start justify-between gap-2">
                  <div>
                    <h2 className="text-lg font-semibold">{t('title')}</h2>
                    <p className="text-muted max-w-prose">{t('text')}</p>
                  </div>
                  <Button asChild size="sm">
                    <Link href={`/w/${page.workspaceSlug}/datasets`}>
                      <Database aria-hidden />
                      {t('inventory')}
                    </Link>
                  </Button>
                </header>
                <ReadinessMatrix page={page} today={today} />
                <p className="text-muted text-sm">{t('legend')}</p>
              </>
            )}
          </div>
        </div>
      )}
    </FollowPage>
  )
}
