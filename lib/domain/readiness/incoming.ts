import type { Text } from '../core/text'
import type { DatasetFacts } from './dataset'
import type { NamedAssessment } from './sheet'
import { contentOf, items } from './sheet-items'

/** What a file's data readiness becomes in a workspace that has its own. Nothing here is overwritten unseen. */

/**
 * Of a dataset that a file describes: `new` to the workspace, the `same` there, `taken` over from the file, or `kept`
 * as it is there.
 */
export const datasetFates = ['new', 'same', 'taken', 'kept'] as const
export type DatasetFate = (typeof datasetFates)[number]

/** A dataset as the workspace has it. Moments are ISO 8601 in UTC. */
export interface KnownDataset {
  facts: DatasetFacts
  changedAt: string
}

/**
 * @param known null where the workspace has none of the name
 * @param exportedAt when the file was exported here; null for any other file. What nobody has changed here since was
 *   changed in the file on purpose; anything else is kept unless a person chooses the file's.
 * @param chosen whether a person takes the file's; undefined while nobody has said
 */
export function datasetFate(
  incoming: DatasetFacts,
  known: KnownDataset | null,
  exportedAt: string | null,
  chosen: boolean | undefined,
): DatasetFate {
  if (!known) return 'new'
  if (differences(known.facts, incoming).length === 0) return 'same'
  const isUnchangedHere = exportedAt !== null && known.changedAt <= exportedAt
  return (chosen ?? isUnchangedHere) ? 'taken' : 'kept'
}

/** What two descriptions of a dataset say differently. */
export function differences(one: DatasetFacts, other: DatasetFacts): Text[] {
  return items.flatMap(({ item, label }) =>
    contentOf(one, item).join('\0') === contentOf(other, item).join('\0') ? [] : [label],
  )
}

/** Of what a file says about a use case: the `same` as here, `taken` over, or `kept` as it is here. */
export type AssessmentFate = 'same' | 'taken' | 'kept'

/** @param isUnchangedHere nobody has changed it here since the file was exported; false for any other file */
export function assessmentFate(
  incoming: NamedAssessment,
  known: NamedAssessment,
  isUnchangedHere: boolean,
): AssessmentFate {
  if (isSame(incoming, known)) return 'same'
  const isEmpty = known.datasets.length === 0 && Object.keys(known.fit).length === 0
  return isEmpty || isUnchangedHere ? 'taken' : 'kept'
}

function isSame(one: NamedAssessment, other: NamedAssessment): boolean {
  const text = ({ datasets, fit }: NamedAssessment) => JSON.stringify([datasets.toSorted(), fit])
  return text(one) === text(other)
}
