// Prisma's migration engine, run in this process. `prisma migrate …` would download a native program on
// first use, which offline companies cannot; Prisma publishes the same engine as WebAssembly, and that is
// what we call. Why: docs/decisions/007-migrations-by-webassembly.md.
import { createRequire } from 'node:module'
import fs from 'node:fs'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import pg from 'pg'

const CHAR_OID = 18 // the one-byte "char" of the system catalogue, not SQL's char(n)
const TEXT_OID = 25

/**
 * Opens the schema engine on a database, hands it to `work`, and closes its connections afterwards.
 *
 * @template T
 * @param {string} url connection string of an existing database
 * @param {(engine: import('@prisma/schema-engine-wasm').SchemaEngine) => Promise<T>} work
 * @returns {Promise<T>} what `work` returns
 */
export async function withSchemaEngine(url, work) {
  const SchemaEngine = await (loading ??= loadEngine())
  const open = []
  const factory = new MigrationAdapterFactory(url, open)
  const engine = await SchemaEngine.new(
    { datamodels: undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(factory),
  )
  try {
    return await work(engine)
  } finally {
    engine.free()
    await Promise.all(open.map((adapter) => adapter.dispose()))
  }
}

// One instance per process: the engine's JavaScript half keeps its memory in a module variable.
let loading

async function loadEngine() {
  // The engine reports a panic through this global, which Prisma's own loader provides.
  globalThis.PRISMA_WASM_PANIC_REGISTRY ??= {
    message: '',
    set_message(message) {
      this.message = message
    },
  }
  const glueFile = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const wasm = fs.readFileSync(glueFile.replace(/\.js$/, '.wasm'))
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  return glue.SchemaEngine
}

class MigrationAdapterFactory {
  provider = 'postgres'
  adapterName = '@prisma/adapter-pg'

  constructor(url, open) {
    this.url = url
    this.open = open
  }

  connect() {
    return this.#adapter(this.url)
  }

  /** A database in which the engine replays the migrations; dropped when it is done. */
  async connectToShadowDb() {
    const name = `shadow_${crypto.randomUUID()}`
    await onServer(this.url, `CREATE DATABASE "${name}"`)
    const shadowUrl = new URL(this.url)
    shadowUrl.pathname = `/${name}`
    const adapter = await this.#adapter(shadowUrl.toString())
    const { dispose } = adapter
    let gone
    // Once only: the engine disposes of it when it succeeds, we do when it fails.
    adapter.dispose = () =>
      (gone ??= (async () => {
        await dispose.call(adapter)
        await onServer(this.url, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
      })())
    return adapter
  }

  async #adapter(connectionString) {
    // One connection that stays open: the engine's advisory lock belongs to its session.
    const config = { connectionString, max: 1, idleTimeoutMillis: 0 }
    const adapter = fitForMigrations(await new PrismaPg(config).connect())
    const { dispose } = adapter
    let gone
    adapter.dispose = () => (gone ??= dispose.call(adapter))
    this.open.push(adapter)
    return adapter
  }
}

async function onServer(url, sql) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/** adapter-pg serves the query engine; two of its gaps break migrations. */
function fitForMigrations(adapter) {
  const { performIO, queryRaw } = adapter

  // It refuses "char" columns, which introspection of the catalogue returns.
  adapter.queryRaw = async (query) => {
    let isChar = []
    const reading = Object.create(adapter)
    reading.performIO = async (statement) => {
      const result = await performIO.call(adapter, statement)
      isChar = result.fields.map((field) => field.dataTypeID === CHAR_OID)
      const fields = result.fields.map(({ name, dataTypeID }, i) => ({
        name,
        dataTypeID: isChar[i] ? TEXT_OID : dataTypeID,
      }))
      return { ...result, fields }
    }
    const answer = await queryRaw.call(reading, query)
    return {
      ...answer,
      columnTypes: answer.columnTypes.map((type, i) => (isChar[i] ? ColumnTypeEnum.Character : type)),
    }
  }

  // It splits scripts at every ";", also inside function bodies and texts. Sent whole, a script is also one
  // transaction: a migration that fails leaves nothing behind.
  adapter.executeScript = async (script) => {
    await adapter.client.query(script).catch((error) => adapter.onError(error))
  }
  return adapter
}
