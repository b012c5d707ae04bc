'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { answers, type Answer } from '@/lib/domain/readiness/dataset'
import { type Fit, type FitCheck, fitChecks, fitTexts, MAX_FIT_REASON, readFit } from '@/lib/domain/readiness/fit'

interface FitQuestionsProps {
  fit: Fit
  setFit: (fit: Fit) => void
  readOnly: boolean
}

/** The workshop's checks on whether ML fits, and what the answers say together. */
export function FitQuestions({ fit, setFit, readOnly }: FitQuestionsProps) {
  const t = useTranslations('readiness')
  const locale = useLocale()
  const reading = readFit(fit)

  function change(check: FitCheck, part: { answer?: Answer; reason?: string }) {
    setFit({ ...fit, [check]: { answer: 'unknown', reason: '', ...fit[check], ...part } })
  }

  return (
    <>
      {(['reason', 'condition', 'pattern'] as const).map((kind) => (
        <fieldset key={kind} disabled={readOnly} className="flex flex-col gap-2">
          <legend className="font-medium">{t(`kind.${kind}`)}</legend>
          <p className="text-muted text-sm">{t(`kindText.${kind}`)}</p>
          {fitChecks
            .filter((check) => fitTexts[check].kind === kind)
            .map((check) => {
              const { answer = 'unknown', reason = '' } = fit[check] ?? {}
              const text = fitTexts[check].text[locale]
              return (
                <div key={check} className="grid items-center gap-2 sm:grid-cols-[minmax(0,1fr)_9rem_minmax(0,1fr)]">
                  <span>{text}</span>
                  <Select
                    value={answer}
                    aria-label={text}
                    onChange={(event) => change(check, { answer: answers.find((each) => each === event.target.value) })}
                  >
                    {answers.map((each) => (
                      <option key={each} value={each}>
                        {t(`state.${each}`)}
                      </option>
                    ))}
                  </Select>
                  <Input
                    value={reason}
                    maxLength={MAX_FIT_REASON}
                    placeholder={t('reason')}
                    aria-label={t('reasonOf', { check: text })}
                    onChange={(event) => change(check, { reason: event.target.value })}
                  />
                </div>
              )
            })}
        </fieldset>
      ))}
      <p role="status" className="flex flex-wrap items-center gap-2">
        <Badge tone={reading.verdict === 'rules' ? 'danger' : reading.verdict === 'ml' ? 'success' : 'neutral'}>
          {t(`verdict.${reading.verdict}`)}
        </Badge>
        <span>{t(`verdictText.${reading.verdict}`)}</span>
        <Badge tone={reading.pattern === 'fails' ? 'warning' : reading.pattern === 'holds' ? 'success' : 'neutral'}>
          {t(`pattern.${reading.pattern}`)}
        </Badge>
      </p>
    </>
  )
}
