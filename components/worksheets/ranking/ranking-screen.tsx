import { ListOrdered } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { NoUseCases } from '../no-use-cases'
import { FollowPage } from '../follow-page'
import { RankingBoard } from './ranking-board'
import type { RankingView } from './ranking-view'

interface RankingScreenProps {
  view: RankingView
  worksheetHref: string
}

/** The ranking of a worksheet, or what to do while it has nothing to rank. */
export async function RankingScreen({ view, worksheetHref }: RankingScreenProps) {
  const t = await getTranslations('ranking')
  const isEmpty = view.ranked + view.unranked + view.lanes.length === 0
  return (
    <FollowPage worksheetId={view.worksheetId} seq={view.seq}>
      {isEmpty ? (
        <NoUseCases view="ranking" icon={ListOrdered} worksheetHref={worksheetHref} />
      ) : (
        <div className="relative min-h-0 flex-1 overflow-y-auto p-4 print:overflow-visible">
          <h2 className="sr-only">{t('title')}</h2>
          {/* Another lens or page is another list: its selection comes from the address again. */}
          <RankingBoard key={`${view.lens} ${view.page}`} view={view} worksheetHref={worksheetHref} />
        </div>
      )}
    </FollowPage>
  )
}
