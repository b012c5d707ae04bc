import type { FormTexts } from '@/lib/domain/merge/form'
import { type Fit, fitSchema } from '@/lib/domain/readiness/fit'
import { fitChecks } from '@/lib/domain/readiness/fit-checks'

interface Written {
  /** Ids of the datasets that the use case needs. */
  datasets: readonly string[]
  fit: Fit
}

const NEEDED = 'needed'

export function textsOf({ datasets, fit }: Written): FormTexts {
  return Object.fromEntries([
    ...datasets.map((id) => [`data.${id}`, NEEDED]),
    ...fitChecks.flatMap((check) => [
      [`fit.${check}.answer`, fit[check]?.answer ?? 'unknown'],
      [`fit.${check}.reason`, fit[check]?.reason ?? ''],
    ]),
  ])
}

/** What puts a dataset on the list of those that are needed, or takes it off. */
export function needing(id: string, isNeeded: boolean): FormTexts {
  return { [`data.${id}`]: isNeeded ? NEEDED : '' }
}

/** @param inventory ids of the datasets that there are: one that is gone is needed no more */
export function writtenOf(texts: FormTexts, inventory: readonly string[]): Written {
  const answers = fitChecks.map((check) => [
    check,
    { answer: texts[`fit.${check}.answer`], reason: texts[`fit.${check}.reason`] },
  ])
  return {
    datasets: inventory.filter((id) => texts[`data.${id}`] === NEEDED),
    fit: fitSchema.parse(Object.fromEntries(answers)),
  }
}
