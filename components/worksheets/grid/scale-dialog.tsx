'use client'

import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useState } from 'react'
import { useAsk, useSend } from '@/components/forms/use-send'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast'
import { columnsOf } from '@/lib/client/columns'
import { MAX_LEVELS, type Scale } from '@/lib/domain/worksheet/model'
import { bestFirst } from '@/lib/domain/worksheet/priority'
import { readScale, type ScaleEntry, scaleEffect } from '@/lib/domain/worksheet/scale-form'
import { setScale } from '@/lib/features/worksheets/actions'
import { useGrid, useObservable } from './grid-context'

interface Line extends ScaleEntry {
  key: number
}

/** The levels of this worksheet and what each counts in the PoC priority: the `Data` sheet of the Excel file. */
export function ScaleDialog({ open, close }: { open: boolean; close: () => void }) {
  const t = useTranslations('grid.scale')
  return (
    <Dialog open={open} onOpenChange={(next) => !next && close()} title={t('title')} description={t('text')}>
      <ScaleForm close={close} />
    </Dialog>
  )
}

function ScaleForm({ close }: { close: () => void }) {
  const t = useTranslations('grid.scale')
  const id = useId()
  const { controller } = useGrid()
  const { store } = controller
  // What the person saw when they began: the server refuses to overwrite what somebody else has changed since.
  const [from] = useState(() => store.worksheet.scale)
  const [lines, setLines] = useState<Line[]>(() => linesOf(from))
  const [tried, setTried] = useState(false)
  const current = useObservable(store.facts).scale
  const ask = useAsk()
  const reading = readScale(lines)
  const problems = reading.ok || !tried ? [] : reading.error.problems

  function show(scale: Scale) {
    store.facts.set({ ...store.worksheet, scale })
    controller.setColumns(columnsOf(store.worksheet))
  }

  async function takeBack(scale: Scale) {
    const result = await ask(setScale, { worksheet: store.worksheet.id, scale: from, from: scale })
    if (result.ok) show(from)
    else toast({ text: result.error.message, tone: 'danger' })
  }

  const { send, busy, failure } = useSend(setScale, () => {
    if (!reading.ok) return
    const { value } = reading
    show(value)
    close()
    toast({ text: t('saved'), action: { label: t('undo'), run: () => void takeBack(value) } })
  })
  // One's own change may arrive by the stream before its answer does.
  const overtaken = !busy && JSON.stringify(bestFirst(current)) !== JSON.stringify(bestFirst(from))

  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (reading.ok) send({ worksheet: store.worksheet.id, scale: reading.value, from })
  }

  function change(key: number, part: Partial<ScaleEntry>) {
    setLines(lines.map((line) => (line.key === key ? { ...line, ...part } : line)))
  }

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-3 pb-2">
      <table className="w-full border-separate border-spacing-y-1">
        <thead className="text-muted text-left text-sm">
          <tr>
            <th scope="col">{t('level')}</th>
            <th scope="col" className="w-28 pl-2">
              {t('score')}
            </th>
            <td className="w-11" />
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, level, score }, at) => {
            const problem = problems[at]
            const problemId = problem ? `${id}-${key}` : undefined
            const name = level.trim() || t('newLevel')
            return (
              <tr key={key} className="align-top">
                <td>
                  <Input
                    value={level}
                    aria-label={t('levelOf', { number: at + 1 })}
                    aria-invalid={problem !== undefined && problem !== null && problem !== 'notANumber'}
                    aria-describedby={problemId}
                    onChange={(event) => change(key, { level: event.target.value })}
                  />
                  {problem && (
                    <p id={problemId} role="alert" className="text-danger text-sm">
                      {t(`problem.${problem}`)}
                    </p>
                  )}
                </td>
                <td className="pl-2">
                  <Input
                    value={score}
                    inputMode="decimal"
                    aria-label={t('scoreOf', { level: name })}
                    aria-invalid={problem === 'notANumber'}
                    aria-describedby={problemId}
                    className="text-right tabular-nums"
                    onChange={(event) => change(key, { score: event.target.value })}
                  />
                </td>
                <td>
                  <IconButton
                    icon={X}
                    label={t('remove', { level: name })}
                    disabled={lines.length === 1}
                    onClick={() => setLines(lines.filter((line) => line.key !== key))}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <div>
        <Button
          size="sm"
          disabled={lines.length >= MAX_LEVELS}
          onClick={() =>
            setLines([...lines, { key: Math.max(...lines.map(({ key }) => key)) + 1, level: '', score: '' }])
          }
        >
          <Plus aria-hidden />
          {t('add')}
        </Button>
      </div>
      <div role="status" className="text-sm">
        {overtaken ? (
          <p className="text-danger">{t('overtaken')}</p>
        ) : (
          reading.ok && <Effect from={from} to={reading.value} />
        )}
      </div>
      {failure && (
        <p role="alert" className="text-danger text-sm">
          {failure.message}
        </p>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        {overtaken ? (
          <Button onClick={close}>{t('close')}</Button>
        ) : (
          <>
            <Button onClick={close}>{t('cancel')}</Button>
            <Button type="submit" look="primary" busy={busy}>
              {t('save')}
            </Button>
          </>
        )}
      </div>
    </form>
  )
}

/** Says before it is saved what the scale would change. */
function Effect({ from, to }: { from: Scale; to: Scale }) {
  const t = useTranslations('grid.scale')
  const { store } = useGrid().controller
  const { priorities, unclear } = scaleEffect(
    store.worksheet.format,
    store.rows().map(({ cells }) => cells),
    from,
    to,
  )
  return (
    <>
      <p>{t('priorities', { count: priorities })}</p>
      {unclear > 0 && <p className="text-warning">{t('unclear', { count: unclear })}</p>}
    </>
  )
}

function linesOf(scale: Scale): Line[] {
  return Object.entries(bestFirst(scale)).map(([level, score], key) => ({ key, level, score: String(score) }))
}
