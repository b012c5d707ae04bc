import { expect, test } from 'vitest'
import { defaultScale } from '@/lib/domain/worksheet/model'
import type { Round, SessionView } from '@/lib/features/scoring/types'
import { agendaToRepeat, revealedItems } from './session-items'

/** Rounds of a use case by the levels voted for in each; null for one that is open. */
function roundsOf(useCaseId: string, ...rounds: (string | null)[]): Round[] {
  return rounds.map((levels, index) => ({
    id: `${useCaseId} ${index}`,
    useCaseId,
    criterion: 'urgency',
    number: index + 1,
    voted: [],
    votes:
      levels === null
        ? null
        : [...levels].map((level, voter) => ({
            participantId: `${voter}`,
            level,
            confidence: 'sure' as const,
            reason: '',
            recordedBy: null,
          })),
    mine: null,
  }))
}

const view: SessionView = {
  id: 's',
  title: 'Day 3',
  seq: 1,
  now: '2026-11-23T00:00:00Z',
  timerEndsAt: null,
  revealsItself: true,
  closed: false,
  format: 'v1.1',
  scale: defaultScale,
  rules: [{ criterion: 'urgency', roles: [] }],
  participants: [],
  cases: ['apart', 'near', 'decided', 'voting', 'third', 'again'].map((useCaseId) => ({
    useCaseId,
    cells: {},
    owner: null,
  })),
  rounds: [
    ...roundsOf('apart', '高低'),
    ...roundsOf('near', '高中'),
    ...roundsOf('decided', '高低'),
    ...roundsOf('voting', '高低', null),
    ...roundsOf('third', '高低', '高低', '高低'),
    ...roundsOf('again', '高高', '高低'),
  ],
  decisions: [{ useCaseId: 'decided', criterion: 'urgency', level: '高', reason: '', decidedBy: null }],
  dissents: [],
  reader: { participantId: null, userId: null, role: 'facilitator' },
}

test('voted on again is what lies apart, unless it is decided, being voted on, or has had its rounds', () => {
  const repeated = agendaToRepeat(view, revealedItems(view))
  expect(repeated.map(({ useCaseId }) => useCaseId).sort()).toEqual(['again', 'apart'])
})
