'use client'

import { useLocale, useTranslations } from 'next-intl'
import { TheirText } from '@/components/forms/their-text'
import type { useKeptForm } from '@/components/forms/use-kept-form'
import { Badge } from '@/components/ui/badge'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { answers } from '@/lib/domain/readiness/dataset'
import { type FitReading, MAX_FIT_REASON } from '@/lib/domain/readiness/fit'
import { type FitCheck, fitChecks, fitTexts } from '@/lib/domain/readiness/fit-checks'

interface FitQuestionsProps {
  form: ReturnType<typeof useKeptForm>
  /** What the form's answers say together. */
  reading: FitReading
  readOnly: boolean
}

/** The workshop's checks on whether ML fits, and what the answers say together. */
export function FitQuestions({ form, reading, readOnly }: FitQuestionsProps) {
  const t = useTranslations('readiness')
  const locale = useLocale()
  const said = (check: FitCheck) => fitTexts[check].text[locale]
  return (
    <>
      {(['reason', 'condition', 'pattern'] as const).map((kind) => (
        <fieldset key={kind} disabled={readOnly} className="flex min-w-0 flex-col gap-2">
          <legend className="font-medium">{t(`kind.${kind}`)}</legend>
          <p className="text-muted text-sm">{t(`kindText.${kind}`)}</p>
          {fitChecks
            .filter((check) => fitTexts[check].kind === kind)
            .map((check) => (
              <FitQuestion key={check} check={check} form={form} />
            ))}
        </fieldset>
      ))}
      <div role="status" className="flex flex-col gap-2">
        <p className="flex flex-wrap items-center gap-2">
          <Badge tone={reading.verdict === 'rules' ? 'danger' : reading.verdict === 'ml' ? 'success' : 'neutral'}>
            {t(`verdict.${reading.verdict}`)}
          </Badge>
          <span>
            {reading.gates.length > 0
              ? t('ruledOut', { checks: reading.gates.map(said).join(t('quoteSeparator')) })
              : t(`verdictText.${reading.verdict}`)}
          </span>
        </p>
        <p className="flex flex-wrap items-center gap-2">
          <Badge tone={reading.pattern === 'fails' ? 'warning' : reading.pattern === 'holds' ? 'success' : 'neutral'}>
            {t(`pattern.${reading.pattern}`)}
          </Badge>
        </p>
      </div>
    </>
  )
}

function FitQuestion({ check, form }: { check: FitCheck; form: FitQuestionsProps['form'] }) {
  const t = useTranslations('readiness')
  const locale = useLocale()
  const { texts, theirs, set } = form
  const [answer, reason] = [`fit.${check}.answer`, `fit.${check}.reason`]
  const text = fitTexts[check].text[locale]
  const stateOf = (value: string) => answers.find((each) => each === value) ?? 'unknown'
  return (
    <div className="grid items-start gap-2 sm:grid-cols-[minmax(0,1fr)_9rem_minmax(0,1fr)]">
      <span className="self-center">{text}</span>
      <Select
        value={stateOf(texts[answer] ?? '')}
        aria-label={text}
        onChange={(event) => set({ [answer]: event.target.value })}
      >
        {answers.map((each) => (
          <option key={each} value={each}>
            {t(`state.${each}`)}
          </option>
        ))}
      </Select>
      <Textarea
        value={texts[reason] ?? ''}
        maxLength={MAX_FIT_REASON}
        rows={1}
        className="max-h-48 min-h-9 wrap-anywhere"
        placeholder={t('reason')}
        aria-label={t('reasonOf', { check: text })}
        onChange={(event) => set({ [reason]: event.target.value })}
      />
      {[answer, reason].map((name) => {
        const their = theirs[name]
        if (their === undefined || their === texts[name]) return null
        return (
          <div key={name} className="sm:col-span-2 sm:col-start-2">
            <TheirText
              text={name === answer ? t(`state.${stateOf(their)}`) : their}
              onTake={() => set({ [name]: their })}
            />
          </div>
        )
      })}
    </div>
  )
}
