/** Whether the process answers at all, for process managers; `/api/health` also asks the database. */
export const dynamic = 'force-dynamic'

export function GET(): Response {
  return new Response('ok')
}
