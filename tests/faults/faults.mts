import type { Product } from './product.mts'

/** One way in which the product breaks. */
export interface Fault {
  name: string
  /** Whether it needs a database at the other end of a network. */
  network: boolean
  /** The part of the times that the others are struck, for what takes long to get over. */
  share?: number
  /** @param turn counts from 0, so that variants take turns */
  strike: (product: Product, turn: number) => Promise<void> | void
  /** What a person or a process manager does then; without it the product helps itself. */
  mend?: (product: Product) => Promise<void> | void
}

const STREAMS = 20
/** An app that waited for its streams would never end. */
const END_MS = 10_000
const PAUSES_MS = [500, 1_500, 3_000]

export const faults: readonly Fault[] = [
  {
    name: 'kill -9 the app, its database runs on',
    network: false,
    strike: (product) => product.killApp(),
    mend: restart,
  },
  {
    name: 'kill -9 the app and the database together',
    network: false,
    strike: async (product) => {
      product.killDatabase({ all: true })
      await product.killApp()
    },
    mend: restart,
  },
  {
    name: `end the app (SIGTERM) while ${STREAMS} streams are open`,
    network: false,
    strike: async (product) => {
      await product.openStreams(STREAMS)
      await product.endApp(END_MS)
    },
    mend: restart,
  },
  {
    name: 'kill -9 the database (its server, or all its processes)',
    network: false,
    strike: (product, turn) => product.killDatabase({ all: turn % 2 === 1 }),
  },
  {
    name: 'pause the network between app and database for up to 3 s (connections live on, or are cut)',
    network: true,
    strike: async (product, turn) => {
      product.network?.pause()
      await new Promise((resolve) => setTimeout(resolve, PAUSES_MS[turn % PAUSES_MS.length]))
      if (turn % 2 === 0) product.network?.resume()
      else product.network?.cut()
    },
  },
  {
    name: 'the network swallows every open connection without a word',
    network: true,
    share: 0.25,
    strike: (product) => product.network?.swallow(),
  },
]

function restart(product: Product): void {
  product.spawnApp()
}
