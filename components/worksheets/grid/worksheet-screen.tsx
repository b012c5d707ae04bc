'use client'

import dynamic from 'next/dynamic'
import { useLocale } from 'next-intl'
import { useSearchParams } from 'next/navigation'
import { useEffect, useMemo, useRef, useState } from 'react'
import { columnsOf } from '@/lib/client/columns'
import { GridController } from '@/lib/client/grid-controller'
import { GridLayout } from '@/lib/client/grid-layout'
import { importStep } from '@/lib/client/outside-steps'
import { loadRest } from '@/lib/client/load-rest'
import { storeFor } from '@/lib/client/open-stores'
import { fetchUseCases, postChange } from '@/lib/client/transport'
import { UnsentChanges } from '@/lib/client/unsent-changes'
import { WorksheetStore } from '@/lib/client/worksheet-store'
import { can } from '@/lib/domain/access/permissions'
import type { ChangeRequest } from '@/lib/domain/merge/change'
import type { Work } from '@/lib/domain/worksheet/fields'
import { formats } from '@/lib/domain/worksheet/formats/formats'
import type { WorksheetPage } from '@/lib/features/worksheets/types'
import { historyPlaceIn, openHistory, putHistoryPlace } from '@/components/history/history-place'
import { ConflictBar } from './conflict-bar'
import { EmptyCards } from './empty-cards'
import { FirstHint } from './first-hint'
import { GridCommands } from './grid-commands'
import { GridContext, useObservable } from './grid-context'
import { GridToolbar } from './grid-toolbar'
import { RowCards } from './row-cards'
import { ScaleDialog } from './scale-dialog'
import { useLive } from './use-live'
import { usePhone } from './use-phone'
import { useSending } from './use-sending'
import { useLeaveWarning } from './use-leave-warning'
import { WorksheetGrid } from './worksheet-grid'

// The form and its texts are needed only once a row is opened.
const RowPanel = dynamic(() => import('../row-panel/row-panel').then((module) => module.RowPanel))
const HistoryPanel = dynamic(() => import('../../history/history-panel').then((module) => module.HistoryPanel))
const RestoreWorksheetDialog = dynamic(() =>
  import('../../history/restore-worksheet-dialog').then((module) => module.RestoreWorksheetDialog),
)
const GuidePanel = dynamic(() => import('../row-panel/guide-panel').then((module) => module.GuidePanel))

/** The worksheet: grid, or list on a phone, with the row panel beside it. */
export function WorksheetScreen({ page }: { page: WorksheetPage }) {
  const locale = useLocale()
  const [unsent] = useState(() => unsentOf(page))
  const [controller] = useState(() => openGrid(page, unsent, locale))
  const [layout] = useState(() => new GridLayout(page.worksheet.id))
  const [finding, setFinding] = useState(false)
  const [scaling, setScaling] = useState(false)
  const [guide, setGuide] = useState<Work | null>(null)
  const fieldRef = useRef<HTMLTextAreaElement>(null)
  const params = useSearchParams()
  const row = params.get('row')
  const history = historyPlaceIn(params)
  const restoreTo = params.get('restore')
  const phone = usePhone()
  const { hidden } = useObservable(layout.settings)
  const empty = useObservable(controller.store.order).length === 0
  const { people, connected, heard } = useLive(controller)
  // Others may change the scale and the columns; then everything is drawn again.
  const facts = useObservable(controller.store.facts)
  useSending(controller.store, unsent)
  useLeaveWarning(controller.store)

  useEffect(() => {
    layout.restore()
    const disconnect = controller.connect()
    const imported = importStep(page.worksheet.id, controller.notice)
    if (imported && controller.canEdit) controller.store.undoStack.record(imported)
    const stopLoading = loadRest(controller.store, (after) => fetchUseCases(page.worksheet.id, after))
    return () => {
      disconnect()
      stopLoading()
    }
  }, [controller, layout, page.worksheet.id])

  useEffect(() => {
    controller.hideColumns(hidden)
  }, [controller, hidden])

  const context = useMemo(
    () => ({
      controller,
      layout,
      people,
      connected,
      heard,
      facts,
      showRow,
      showHistory: openHistory,
      focusGrid: () => fieldRef.current?.focus({ preventScroll: true }),
    }),
    [controller, layout, people, connected, heard, facts],
  )

  // Only a format that keeps its scores in the file has some to change.
  const openScale =
    controller.canEdit && formats[page.worksheet.format].scaleSheet !== null ? () => setScaling(true) : null

  return (
    <GridContext value={context}>
      <GridCommands openRow={row} phone={phone === true} openScale={openScale} />
      <ScaleDialog open={scaling} close={() => setScaling(false)} />
      {controller.canEdit && restoreTo !== null && (
        <RestoreWorksheetDialog to={Number(restoreTo)} close={leaveRestore} />
      )}
      <div data-sheet className="flex h-full min-h-0 flex-1 print:block">
        <div className="flex min-h-0 min-w-0 flex-1 flex-col max-md:has-[+[data-panel]]:hidden print:block">
          <GridToolbar finding={finding} setFinding={setFinding} />
          <FirstHint />
          <ConflictBar />
          {empty ? (
            <EmptyCards importHref={`/w/${page.workspaceSlug}/worksheets/${page.worksheet.id}/import`} />
          ) : (
            <>
              {/* Before the window is known both are drawn and the style sheet shows one; then the other goes. */}
              {phone !== false && <RowCards />}
              {phone !== true && (
                <div className="flex min-h-0 flex-1 flex-col max-sm:hidden print:block">
                  <WorksheetGrid
                    fieldRef={fieldRef}
                    openFind={() => setFinding(true)}
                    openGuide={setGuide}
                    openScale={openScale}
                  />
                </div>
              )}
            </>
          )}
        </div>
        {history ? (
          <HistoryPanel key={`${history.useCaseId} ${history.field}`} place={history} userId={page.userId} />
        ) : row ? (
          <RowPanel id={row} />
        ) : (
          guide && (
            <GuidePanel
              work={guide}
              close={() => {
                setGuide(null)
                context.focusGrid()
              }}
            />
          )
        )}
      </div>
    </GridContext>
  )
}

function unsentOf({ userId, workspaceSlug, worksheet: { id, title } }: WorksheetPage): UnsentChanges {
  return new UnsentChanges(userId, { worksheetId: id, title, href: `/w/${workspaceSlug}/worksheets/${id}` })
}

function openGrid(page: WorksheetPage, keeper: UnsentChanges, locale: 'ja' | 'en'): GridController {
  const { worksheet, userId, role, archivedAt } = page
  const send = (request: ChangeRequest) => postChange(worksheet.id, userId, request)
  const make = () => new WorksheetStore({ worksheet, page, send, keeper })
  const store = storeFor(`${userId} ${worksheet.id}`, { worksheet, page }, make)
  const canEdit = can(role, 'worksheet.edit') && archivedAt === null
  return new GridController(store, columnsOf(store.worksheet), locale, canEdit)
}

/** Takes the snapshot to restore, which a link from the list of snapshots named, out of the address. */
function leaveRestore(): void {
  const url = new URL(window.location.href)
  url.searchParams.delete('restore')
  window.history.replaceState(null, '', url)
}

/** Puts the open row into the address, so that it can be shared and Back closes it, without asking the server again. */
function showRow(id: string | null): void {
  const url = new URL(window.location.href)
  if (id) url.searchParams.set('row', id)
  else url.searchParams.delete('row')
  putHistoryPlace(url.searchParams, null)
  window.history.pushState(null, '', url)
}
