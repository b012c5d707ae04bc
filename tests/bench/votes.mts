import type pg from 'pg'

const criteria = ['urgency', 'importance', 'mlValue']

/** Lets so many people vote on every level of a worksheet's use cases, in one round that is revealed, by plain SQL. */
export async function insertVotes(client: pg.Client, worksheetId: string, voters: number): Promise<void> {
  const rules = criteria.map((criterion) => ({ criterion, roles: [] }))
  await client.query(
    `WITH session AS (
      INSERT INTO "ScoringSession" (id, "worksheetId", title, criteria)
      VALUES (gen_random_uuid(), $1, 'Bench', $2) RETURNING id
    ), people AS (
      INSERT INTO "ScoringParticipant" (id, "sessionId", name, role)
      SELECT gen_random_uuid(), session.id, 'Voter ' || n, '' FROM session, generate_series(1, $3::int) n
      RETURNING id, name
    ), cases AS (
      INSERT INTO "ScoringCase" ("sessionId", "useCaseId")
      SELECT session.id, u.id FROM session, "UseCase" u WHERE u."worksheetId" = $1 RETURNING "sessionId", "useCaseId"
    ), rounds AS (
      INSERT INTO "ScoringRound" (id, "sessionId", "useCaseId", criterion, number, "revealedAt")
      SELECT gen_random_uuid(), "sessionId", "useCaseId", criterion, 1, now()
      FROM cases, unnest($4::text[]) AS criterion RETURNING id
    )
    INSERT INTO "ScoringVote" ("roundId", "participantId", level, confidence, reason)
    SELECT rounds.id, people.id, (ARRAY['高', '中', '低'])[1 + abs(hashtext(rounds.id::text || people.name)) % 3],
      (ARRAY['sure', 'rather', 'guess'])[1 + abs(hashtext(people.name || rounds.id::text)) % 3], ''
    FROM rounds, people`,
    [worksheetId, JSON.stringify(rules), voters, criteria],
  )
}
