import type { Role } from '../../domain/access/permissions'
import type { ballotFields, CriterionRule } from '../../domain/scoring/rounds'
import type { Criterion, Vote } from '../../domain/scoring/votes'
import type { Cells, FormatId, Scale } from '../../domain/worksheet/model'
import type { OpenWorksheet } from '../worksheets/types'

/** Use cases that one session may hold: as many as people still judge one by one. */
export const MAX_CASES = 100
export const MAX_SESSION_TITLE = 80
export const MAX_PARTICIPANTS = 100

/** How somebody takes part: by their account, by the link, or through a facilitator who records their ballots. */
export type ParticipantKind = 'member' | 'guest' | 'proxy'

export interface Participant {
  id: string
  /** Of a member. */
  userId: string | null
  name: string
  /** A workshop role or the person's own words; may be empty. */
  role: string
  kind: ParticipantKind
  /** Not waited for any more. */
  left: boolean
}

/** What a voter is shown of a use case: none of the levels and reasons that the worksheet has already. */
export interface ScoringCase {
  useCaseId: string
  cells: Pick<Cells, (typeof ballotFields)[number]>
  owner: { userId: string; name: string } | null
}

/** A vote of a revealed round. */
export interface ShownVote extends Vote {
  participantId: string
  /** Who recorded it, where it is a proxy ballot. */
  recordedBy: string | null
}

/** A vote of a revealed round, without who gave it. */
export interface RevealedVote extends Pick<Vote, 'level' | 'confidence'> {
  useCaseId: string
  criterion: Criterion
}

export interface Round {
  id: string
  useCaseId: string
  criterion: Criterion
  /** From 1. */
  number: number
  /** Who has voted, by id. */
  voted: string[]
  /** Null while the round is open: the server does not even read them. */
  votes: ShownVote[] | null
  /** The reader's own vote. */
  mine: Vote | null
}

export interface Decision {
  useCaseId: string
  criterion: Criterion
  level: string
  reason: string
  decidedBy: string | null
}

export interface Dissent {
  useCaseId: string
  criterion: Criterion
  participantId: string
  text: string
}

/** A scoring session as one reader may see it: answer of `GET /api/scoring/{id}`. Moments are ISO 8601. */
export interface SessionView {
  id: string
  title: string
  seq: number
  /** The server's clock, by which the timer is measured. */
  now: string
  timerEndsAt: string | null
  revealsItself: boolean
  /** Nobody votes any more: it was ended, or its worksheet is archived. */
  closed: boolean
  format: FormatId
  scale: Scale
  rules: CriterionRule[]
  participants: Participant[]
  /** In worksheet order. */
  cases: ScoringCase[]
  /** By use case in worksheet order, criterion and number. */
  rounds: Round[]
  decisions: Decision[]
  dissents: Dissent[]
  reader: {
    participantId: string | null
    /** Null for a guest. */
    userId: string | null
    /** Null for a guest. */
    role: Role | null
  }
}

/** A session in the list of its worksheet. */
export interface SessionSummary {
  id: string
  title: string
  createdAt: string
  createdBy: string | null
  /** As above. */
  closed: boolean
  cases: number
  participants: number
  /** Rounds that wait for votes. */
  open: number
}

/** The sessions of a worksheet, and what a new one can be opened on. */
export interface ScoringStart {
  /** The newest first. */
  sessions: SessionSummary[]
  /** In worksheet order. */
  cases: { id: string; no: string; title: string }[]
  members: { userId: string; name: string; workshopRole: string | null }[]
}

export interface ScoringPage extends OpenWorksheet, ScoringStart {}

/** What a link leads to, for whoever holds it. */
export interface OpenedLink {
  sessionId: string
  title: string
  /** Name of the reader, where they are signed in and a member of the workspace. */
  member: string | null
}
