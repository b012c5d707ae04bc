import { databaseAnswers } from '@/lib/server/health'

export const dynamic = 'force-dynamic'

/** Whether the product can work: 200 when the database answers, 503 when not. */
export async function GET(): Promise<Response> {
  const answers = await databaseAnswers()
  return Response.json({ database: answers ? 'ok' : 'unreachable' }, { status: answers ? 200 : 503 })
}
