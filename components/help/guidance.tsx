import { useTranslations } from 'next-intl'
import { PartTag } from '@/components/ui/part-tag'
import { HelpSection } from './help-section'

const roles = ['pdm', 'ds', 'dev'] as const
const parts = ['1', '2', '3'] as const
const words = ['problem', 'urgency', 'importance', 'applicability', 'value'] as const
const fits = ['yes1', 'yes2', 'yes3', 'yes4'] as const
const misfits = ['no1', 'no2', 'no3', 'no4'] as const
const conditions = ['c1', 'c2', 'c3'] as const

function Bullets({ items }: { items: readonly string[] }) {
  return (
    <ul className="list-disc space-y-1 pl-5">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  )
}

/** What a team needs to know while it fills the worksheet, from the listing of problems to the choice of a case. */
export function Guidance() {
  const t = useTranslations('help')
  return (
    <>
      <HelpSection id="roles" title={t('roles.title')}>
        <Bullets items={roles.map((role) => t(`roles.${role}`))} />
      </HelpSection>
      <HelpSection id="parts" title={t('parts.title')}>
        <dl className="flex flex-col gap-3">
          {parts.map((part) => (
            <div key={part} className="flex flex-col gap-1">
              <dt>
                <PartTag part={part}>{t(`parts.p${part}`)}</PartTag>
              </dt>
              <dd>{t(`parts.p${part}text`)}</dd>
            </div>
          ))}
        </dl>
      </HelpSection>
      <HelpSection id="words" title={t('words.title')}>
        <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[10rem_1fr] sm:gap-y-2">
          {words.map((word) => (
            <div key={word} className="contents">
              <dt className="font-medium max-sm:mt-2">{t(`words.${word}`)}</dt>
              <dd>{t(`words.${word}Text`)}</dd>
            </div>
          ))}
        </dl>
      </HelpSection>
      <HelpSection id="fit" title={t('fit.title')}>
        <div className="grid gap-4 sm:grid-cols-2">
          <div>
            <h3 className="mb-1 font-medium">{t('fit.yes')}</h3>
            <Bullets items={fits.map((key) => t(`fit.${key}`))} />
          </div>
          <div>
            <h3 className="mb-1 font-medium">{t('fit.no')}</h3>
            <Bullets items={misfits.map((key) => t(`fit.${key}`))} />
          </div>
        </div>
      </HelpSection>
      <HelpSection id="cycle" title={t('cycle.title')}>
        <p>{t('cycle.text')}</p>
        <Bullets items={conditions.map((key) => t(`cycle.${key}`))} />
      </HelpSection>
    </>
  )
}
