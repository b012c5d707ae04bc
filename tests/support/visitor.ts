import fs from 'node:fs'

interface ActionManifest {
  node: Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }>
}

/** What became of a request, in the words of the permission table. */
export type Outcome = 'allowed' | 'unauthenticated' | 'forbidden' | 'notFound'

const refusals: Record<number, Outcome> = { 401: 'unauthenticated', 403: 'forbidden', 404: 'notFound' }

/** One server action of the production build: where a browser posts it to, and under which id. */
interface BuiltAction {
  id: string
  /** Pages that use it, as folders of app/. */
  pages: string[]
}

/** Every server action that the production build answers to, by `<feature>.<name>`. */
export function builtActions(): Map<string, BuiltAction> {
  const file = '.next/server/server-reference-manifest.json'
  const manifest = JSON.parse(fs.readFileSync(file, 'utf8')) as ActionManifest
  return new Map(
    Object.entries(manifest.node).map(([id, { filename, exportedName, workers }]) => {
      const feature = /^lib\/features\/([^/]+)\/actions\.ts$/.exec(filename)?.[1] ?? filename
      const pages = Object.keys(workers).map((worker) => worker.replace(/^app\/(.*?)\/?page$/, '/$1'))
      return [`${feature}.${exportedName}`, { id, pages }]
    }),
  )
}

/** A browser without the browser: cookies and requests, sent to the running product as a browser would send them. */
export class Visitor {
  private readonly origin: string
  private readonly actions = builtActions()
  private readonly cookies: Map<string, string>

  constructor(origin: string, cookies: Record<string, string> = {}) {
    this.origin = origin
    this.cookies = new Map(Object.entries(cookies))
  }

  async send(method: string, path: string, body?: BodyInit, headers: Record<string, string> = {}): Promise<Response> {
    const response = await fetch(this.origin + path, {
      method,
      body,
      redirect: 'manual',
      headers: {
        origin: this.origin,
        'accept-language': 'en',
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...headers,
      },
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (value) this.cookies.set(name, value)
      else this.cookies.delete(name)
    }
    return response
  }

  /** Calls a server action as Next's client does, from one of the pages that use it. */
  async call(name: string, input: unknown, params: Record<string, string> = {}): Promise<Answer> {
    const action = this.actions.get(name)
    if (!action) throw new Error(`The build has no action ${name}`)
    const page = action.pages[0] ?? '/'
    const path = page.replace(/\/\([^)]*\)/g, '').replace(/\[(\w+)\]/g, (_, param: string) => params[param] ?? '-')
    const response = await this.send('POST', path, JSON.stringify([input]), {
      'next-action': action.id,
      accept: 'text/x-component',
      'content-type': 'text/plain;charset=UTF-8',
    })
    if (response.headers.has('x-action-redirect')) return { ok: true, value: null }
    return answerOf(response.status, await response.text())
  }
}

type Answer = { ok: true; value: unknown } | { ok: false; error: { code: string } }

/** The value of an action in the stream that answers it: one row of it is the action's result. */
function answerOf(status: number, stream: string): Answer {
  // A long text before it ends without a line break.
  const row = /[0-9a-f]:(\{"ok":.*)$/m.exec(stream)?.[1]
  if (status === 200 && row) return JSON.parse(row) as Answer
  throw new Error(`An action was answered ${status}: ${stream.slice(0, 300)}`)
}

/** How a page or a route answered. */
export async function outcomeOf(response: Response): Promise<Outcome> {
  const location = response.headers.get('location')
  if (location && new URL(location, 'http://localhost').pathname === '/sign-in') return 'unauthenticated'
  const refused = refusals[response.status]
  if (refused) return refused
  if (response.headers.get('content-type') === 'text/event-stream') {
    await response.body?.cancel()
    return 'allowed'
  }
  const body = await response.text()
  // What is refused after the first byte was sent keeps its 200 and says so in the stream.
  const late = /NEXT_HTTP_ERROR_FALLBACK;(\d+)/.exec(body)?.[1]
  if (late) return refusals[Number(late)] ?? 'allowed'
  if (/NEXT_REDIRECT;[^;]*;\/sign-in/.test(body)) return 'unauthenticated'
  if (response.status >= 400) throw new Error(`${response.url} answered ${response.status}: ${body.slice(0, 300)}`)
  return 'allowed'
}

/** How an action answered; any other refusal than one of access means that the table gives it a wrong input. */
export function outcomeOfAnswer(answer: Answer): Outcome {
  if (answer.ok) return 'allowed'
  const { code } = answer.error
  if (code === 'unauthenticated' || code === 'forbidden' || code === 'notFound') return code
  throw new Error(`The action was refused for another reason: ${JSON.stringify(answer.error)}`)
}
