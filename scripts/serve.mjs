// The production server, in this process: one process to start, to watch and to stop.
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { OperatorError } from './operator.mjs'

const ROOT = path.resolve(import.meta.dirname, '..')
const PATIENCE_MS = 2000 // for answers under way when the server stops

/** Refuses early, before minutes of building, what `serve` would refuse at the end. */
export async function assertPortFree(port) {
  const probe = http.createServer()
  await listen(probe, port)
  await new Promise((resolve) => probe.close(resolve))
}

/**
 * Serves the build on all of the machine's addresses.
 *
 * @param {number} port
 * @returns {Promise<{ stop: () => Promise<void> }>} `stop` lets answers under way finish, for a moment
 */
export async function serve(port) {
  const { default: next } = await import('next')
  const app = next({ dev: false, dir: ROOT, port })
  await app.prepare()
  const server = http.createServer(app.getRequestHandler())
  await listen(server, port)
  return {
    stop: async () => {
      // Streams (lib/server/realtime/hub.ts) stay open for as long as their page does: nothing to wait for.
      globalThis.kachisujiHub?.stop()
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeIdleConnections()
      const impatience = setTimeout(() => server.closeAllConnections(), PATIENCE_MS)
      await closed
      clearTimeout(impatience)
    },
  }
}

async function listen(server, port) {
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, resolve)).catch((error) => {
    if (error.code === 'EADDRINUSE') {
      throw new OperatorError(
        `ポート ${port} はほかのプログラムが使っています。「PORT=${port + 1} npm start」のように別の番号を指定してください。`,
        `Port ${port} is used by another program. Choose another one, for example: PORT=${port + 1} npm start`,
      )
    }
    throw error
  })
}

const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vEthernet|utun|zt|tailscale)/i

/** Addresses by which other machines in the room reach this one, the most likely first. */
export function lanAddresses() {
  return Object.entries(os.networkInterfaces())
    .filter(([name]) => !VIRTUAL.test(name))
    .flatMap(([, addresses]) => addresses)
    .filter(({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'))
    .map(({ address }) => address)
}
