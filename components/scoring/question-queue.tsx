'use client'

import { useFormatter, useLocale, useNow, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { ActionForm } from '@/components/forms/action-form'
import { FailureNote } from '@/components/forms/failure-note'
import { useSend } from '@/components/forms/use-send'
import { Field } from '@/components/ui/field'
import { LevelMark } from '@/components/ui/level-mark'
import { RadioGroup } from '@/components/ui/radio-group'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { answerQuestion, nameExpert } from '@/lib/features/applicability/actions'
import type { ApplicabilityQueue, OpenQuestion } from '@/lib/features/applicability/types'
import type { ScoringStart } from '@/lib/features/scoring/types'

interface QuestionQueueProps {
  worksheetId: string
  queue: ApplicabilityQueue
  members: ScoringStart['members']
  /** The worksheet is archived: nothing can be answered. */
  locked: boolean
}

/** The rows with △: since when, whose they are, and for those who know ML the way to answer. */
export function QuestionQueue({ worksheetId, queue, members, locked }: QuestionQueueProps) {
  const t = useTranslations('scoring.queue')
  const router = useRouter()
  const naming = useSend(nameExpert, () => router.refresh())
  const { questions, expert, dataScientists, reader } = queue
  const asked = [...dataScientists, ...(expert ? [expert.name] : [])]
  return (
    <section aria-labelledby="questions" className="flex flex-col gap-3">
      <h2 id="questions" className="text-xl font-semibold">
        {t('title', { count: questions.length })}
      </h2>
      <p className="text-muted max-w-prose">
        {asked.length > 0 ? t('asked', { names: [...new Set(asked)].join(t('separator')) }) : t('nobodyAsked')}
      </p>
      {reader.mayName && !locked && (
        <div className="max-w-xs">
          <Field label={t('expert')} help={t('expertHelp')}>
            <Select
              value={expert?.userId ?? ''}
              disabled={naming.busy}
              onChange={(event) => naming.send({ worksheet: worksheetId, userId: event.target.value || null })}
            >
              <option value="">{t('noExpert')}</option>
              {members.map(({ userId, name }) => (
                <option key={userId} value={userId}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
          {naming.failure && <FailureNote failure={naming.failure} />}
        </div>
      )}
      {questions.length === 0 && <p>{t('none')}</p>}
      <ul className="flex flex-col gap-2">
        {questions.map((question) => (
          <Question
            key={question.useCaseId}
            worksheetId={worksheetId}
            question={question}
            mayAnswer={reader.mayAnswer && !locked}
          />
        ))}
      </ul>
    </section>
  )
}

interface QuestionProps {
  worksheetId: string
  question: OpenQuestion
  mayAnswer: boolean
}

function Question({ worksheetId, question, mayAnswer }: QuestionProps) {
  const t = useTranslations('scoring.queue')
  const locale = useLocale()
  const format = useFormatter()
  const router = useRouter()
  const now = useNow()
  const { useCaseId, no, title, mlUseCase, since, owner } = question
  const name = [no, title].filter(Boolean).join('. ')

  const send = (fields: FormData) =>
    answerQuestion({
      worksheet: worksheetId,
      useCaseId,
      answer: fields.get('answer'),
      reason: fields.get('reason'),
      locale,
    })

  return (
    <li className="bg-surface flex flex-col gap-2 rounded-md border p-3">
      <div className="flex flex-wrap items-center gap-x-3">
        <LevelMark value="△" />
        <h3 className="font-semibold">{name}</h3>
        <span className="text-muted text-sm">
          {since && t('since', { when: format.relativeTime(new Date(since), now) })}
          {owner && ` · ${t('owner', { name: owner })}`}
        </span>
      </div>
      {mlUseCase && <p className="whitespace-pre-line">{mlUseCase}</p>}
      {mayAnswer && (
        <details>
          <summary className="cursor-pointer">{t('answer')}</summary>
          <div className="pt-2" role="group" aria-label={name}>
            <ActionForm action={send} onDone={() => router.refresh()} submit={t('answerAction')}>
              {(errors) => (
                <>
                  <RadioGroup
                    legend={t('judgement')}
                    name="answer"
                    options={[
                      { value: '〇', label: t('yes') },
                      { value: '×', label: t('no') },
                    ]}
                  />
                  {errors.answer && <p className="text-danger text-sm">{t('chooseAnswer')}</p>}
                  <Field label={t('reason')} help={t('reasonHelp')} error={errors.reason}>
                    <Textarea name="reason" rows={2} maxLength={1000} />
                  </Field>
                </>
              )}
            </ActionForm>
          </div>
        </details>
      )}
    </li>
  )
}
