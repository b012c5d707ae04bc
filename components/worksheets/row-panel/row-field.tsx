'use client'

import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { LevelMark } from '@/components/ui/level-mark'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { cn } from '@/components/ui/cn'
import { cellKeyOf, columnLabel, type GridColumn } from '@/lib/client/columns'
import { EMPTY, meaningOf, meaningsOf, UNCLEAR } from '@/lib/client/view'
import type { EditableUseCase } from '@/lib/domain/merge/edit'
import { cutText, storableText } from '@/lib/domain/worksheet/cell-text'
import { type CellKey, isExtraKey, MAX_CELL_LENGTH } from '@/lib/domain/worksheet/fields'
import { guidance } from '@/lib/domain/worksheet/guidance'
import { levelName } from '@/lib/domain/worksheet/levels'
import { evidenceLadder, evidenceName, readAmount, readEvidence } from '@/lib/domain/worksheet/product-fields'
import { ConflictChoice } from '../grid/conflict-bar'
import { useGrid } from '../grid/grid-context'
import { LinkedText } from '../grid/linked-text'
import { FieldHelp } from './field-help'

interface RowFieldProps {
  useCase: EditableUseCase
  column: GridColumn
}

/** One field of the form with its help, and the other's text where two people changed it at once. */
export function RowField({ useCase, column }: RowFieldProps) {
  const locale = useLocale()
  const { controller } = useGrid()
  const id = useId()
  const field = cellKeyOf(column)
  if (!field) return null
  const conflict = controller.store.conflictOf(useCase.id, field)
  const help = isExtraKey(field) ? undefined : guidance[field]
  const level = column.type === 'level' || column.type === 'applicability'
  const text = useCase.cells[field] ?? ''
  const Label = level || !controller.canEdit ? 'p' : 'label'
  return (
    <div className="flex flex-col gap-1">
      <Label id={`${id}-label`} {...(Label === 'label' && { htmlFor: id })} className="font-medium">
        {columnLabel(column, locale)}
      </Label>
      {help && <FieldHelp guidance={help} />}
      {!controller.canEdit ? (
        <ReadText text={text} />
      ) : level ? (
        <LevelField useCase={useCase} column={column} text={text} labelId={`${id}-label`} />
      ) : column.type === 'evidence' ? (
        <EvidenceField id={id} useCaseId={useCase.id} column={column} text={text} />
      ) : (
        <TextField id={id} useCaseId={useCase.id} field={field} column={column} text={text} />
      )}
      {conflict && (
        <div className="border-danger bg-danger-soft rounded-md border p-2">
          <ConflictChoice conflict={conflict} />
        </div>
      )}
    </div>
  )
}

function ReadText({ text }: { text: string }) {
  const t = useTranslations('rowPanel')
  return (
    <p className={cn('whitespace-pre-wrap', text === '' && 'text-muted')}>
      {text === '' ? t('empty') : <LinkedText text={text} />}
    </p>
  )
}

interface TextFieldProps {
  id: string
  useCaseId: string
  field: CellKey
  column: GridColumn
  text: string
}

/**
 * Saved when the field is left; a text that arrives meanwhile replaces only one that nobody is typing. What is longer
 * than a cell can hold stays in the field, with a word about what was saved of it.
 */
function TextField({ id, useCaseId, column, text }: TextFieldProps) {
  const t = useTranslations('rowPanel')
  const { controller } = useGrid()
  const input = useRef<HTMLTextAreaElement>(null)
  const [over, setOver] = useState(0)

  useEffect(() => {
    const field = input.current
    if (!field || document.activeElement === field) return
    const holdsMore = field.value.length > MAX_CELL_LENGTH && cutText(storableText(field.value)) === text
    if (!holdsMore) field.value = text
  }, [text])

  function count(event: FormEvent<HTMLTextAreaElement>) {
    setOver(Math.max(0, event.currentTarget.value.length - MAX_CELL_LENGTH))
  }

  function save(event: FormEvent<HTMLTextAreaElement>) {
    controller.setCell(useCaseId, column, event.currentTarget.value)
  }

  return (
    <>
      <Textarea
        ref={input}
        id={id}
        rows={column.type === 'text' ? 3 : 1}
        defaultValue={text}
        aria-describedby={over > 0 ? `${id}-over` : undefined}
        onInput={count}
        onBlur={save}
        className={column.type === 'text' ? 'max-h-[50vh]' : 'min-h-9'}
      />
      {over > 0 && (
        <p id={`${id}-over`} role="status" className="text-warning text-sm">
          {t('tooLong', { count: over })}
        </p>
      )}
      {column.type === 'number' && readAmount(text).unclear && (
        <p className="text-warning text-sm">{t('unclearAmount')}</p>
      )}
      {column.type === 'link' && text !== '' && (
        <p className="text-sm">
          <LinkedText text={text} />
        </p>
      )}
    </>
  )
}

interface EvidenceFieldProps {
  id: string
  useCaseId: string
  column: GridColumn
  text: string
}

/** The steps of the ladder; what a file holds instead of one of them stays until somebody chooses. */
function EvidenceField({ id, useCaseId, column, text }: EvidenceFieldProps) {
  const t = useTranslations('rowPanel')
  const locale = useLocale()
  const { controller } = useGrid()
  const { value, unclear } = readEvidence(text)
  return (
    <>
      <Select
        id={id}
        value={unclear ? text : (value?.name ?? '')}
        onChange={(event) => controller.setCell(useCaseId, column, event.currentTarget.value)}
      >
        <option value="">{t('empty')}</option>
        {unclear && <option value={text}>{text}</option>}
        {evidenceLadder.map((step) => (
          <option key={step.name} value={step.name}>
            {evidenceName(step, locale)}
          </option>
        ))}
      </Select>
      {unclear && (
        <p className="text-warning text-sm">
          {text}: {t('unclearChoice')}
        </p>
      )}
    </>
  )
}

interface LevelFieldProps {
  useCase: EditableUseCase
  column: GridColumn
  text: string
  labelId: string
}

/** The levels as buttons; pressing the chosen one empties the cell. */
function LevelField({ useCase, column, text, labelId }: LevelFieldProps) {
  const t = useTranslations('rowPanel')
  const locale = useLocale()
  const { controller } = useGrid()
  const { worksheet } = controller.store
  const current = text === '' ? EMPTY : meaningOf(text, column, worksheet)
  return (
    <>
      <div role="group" aria-labelledby={labelId} className="flex flex-wrap gap-1">
        {meaningsOf(column, worksheet).map((level) => (
          <button
            key={level}
            type="button"
            aria-pressed={level === current}
            onClick={() => controller.setCell(useCase.id, column, level === current ? '' : level)}
            className={cn(
              'border-control hover:bg-subtle flex min-h-9 min-w-20 flex-1 items-center justify-center rounded-md border px-2 pointer-coarse:min-h-11',
              level === current && 'border-accent bg-accent-soft',
            )}
          >
            <LevelMark value={level} label={levelName(level, locale)} />
          </button>
        ))}
      </div>
      {current === UNCLEAR && (
        <p className="text-warning text-sm">
          {text}: {t('unclear')}
        </p>
      )}
    </>
  )
}
