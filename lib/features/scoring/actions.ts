'use server'

import { action } from '@/lib/server/action'
import { rememberGuest } from '@/lib/server/guest'
import { mintLink, requireBallot, requireScope } from '@/lib/server/scope'
import { shareLink } from '@/lib/server/share-link'
import * as scorings from './mutations'
import {
  addPersonSchema,
  castProxyVoteSchema,
  castVoteSchema,
  joinAsGuestSchema,
  openSessionSchema,
  scoringSchema,
  setAttendanceSchema,
  setRevealsItselfSchema,
  setTimerSchema,
  voteAgainSchema,
} from './schema'

const run = (scoring: string) => requireScope('scoring.run', { scoring })

export const openSession = action(openSessionSchema, async ({ worksheet, ...session }) =>
  scorings.openSession(await requireScope('scoring.run', { worksheet }), session),
)

/** Answers the link and its QR code, the only time they are seen. */
export const makeLink = action(scoringSchema, async ({ scoring }) =>
  shareLink(`/join/${await scorings.makeLink(await run(scoring))}`),
)

/** Open to everyone who holds a link. Answers the session. */
export const joinAsGuest = action(joinAsGuestSchema, async ({ token: link, ...person }) => {
  const scope = await mintLink(link)
  await rememberGuest(scope.sessionId, await scorings.joinAsGuest(scope, person))
  return scope.sessionId
})

export const joinAsMember = action(scoringSchema, async ({ scoring }) =>
  scorings.joinAsMember(await requireScope('scoring.join', { scoring })),
)

export const addPerson = action(addPersonSchema, async ({ scoring, ...person }) =>
  scorings.addPerson(await run(scoring), person),
)

export const setAttendance = action(setAttendanceSchema, async ({ scoring, participantId, here }) =>
  scorings.setAttendance(await run(scoring), participantId, here),
)

export const castVote = action(castVoteSchema, async ({ scoring, roundId, vote }) =>
  scorings.castVote(await requireBallot(scoring), roundId, vote),
)

export const castProxyVote = action(castProxyVoteSchema, async ({ scoring, ...ballot }) =>
  scorings.castProxyVote(await run(scoring), ballot),
)

export const reveal = action(scoringSchema, async ({ scoring }) => scorings.reveal(await run(scoring)))

export const setRevealsItself = action(setRevealsItselfSchema, async ({ scoring, on }) =>
  scorings.setRevealsItself(await run(scoring), on),
)

export const voteAgain = action(voteAgainSchema, async ({ scoring, items }) =>
  scorings.voteAgain(await run(scoring), items),
)

export const setTimer = action(setTimerSchema, async ({ scoring, minutes }) =>
  scorings.setTimer(await run(scoring), minutes, new Date()),
)

export const closeSession = action(scoringSchema, async ({ scoring }) =>
  scorings.closeSession(await run(scoring), new Date()),
)
