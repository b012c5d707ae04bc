/** A use case whose ML applicability is △: somebody who knows ML is asked. */
export interface OpenQuestion {
  useCaseId: string
  no: string
  title: string
  mlUseCase: string
  /** Since when it is △, ISO 8601; null when history does not know. */
  since: string | null
  /** Who decides on the row: named in the last session with it, else who added it. */
  owner: string | null
}

export interface ApplicabilityQueue {
  questions: OpenQuestion[]
  /** The member who is asked beside the data scientists. */
  expert: { userId: string; name: string } | null
  /** Names of the data scientists among the members. */
  dataScientists: string[]
  reader: { mayAnswer: boolean; mayName: boolean }
}
