import { setImmediate } from 'node:timers/promises'
import { z } from 'zod'
import type { Locale } from '@/lib/domain/core/text'
import { assessUseCase } from '@/lib/domain/readiness/assess'
import { moneyLevelsSchema, pricedLevels, type MoneyLevels, type PricedLevel } from '@/lib/domain/value/level'
import { readModel } from '@/lib/domain/value/model'
import { simulatedOf } from '@/lib/domain/value/sheet/results'
import { type ValueEntry, valueSheet } from '@/lib/domain/value/sheet/write'
import { modelOfValuation, valuationSchema } from '@/lib/domain/value/valuation'
import type { AddedSheet } from '@/lib/domain/worksheet/added-sheet'
import { defaultScale } from '@/lib/domain/worksheet/model'
import { db, pool } from '@/lib/server/db'
import type { Scope, WorksheetScope } from '@/lib/server/scope'
import { listDatasets } from '../datasets/data'
import { listOwners, listSharedTerms } from '../shared-terms/data'
import { getWorksheet } from '../worksheets/data'
import { valuedFields, type ValuationPage, type ValuedUseCase, type ValuedUseCases } from './types'

const storedSchema = z.array(
  z.object({
    id: z.string(),
    cells: z.partialRecord(z.enum(valuedFields), z.string()),
    revision: z.int(),
    datasets: z.array(z.string()),
    valuation: valuationSchema.nullable(),
    valuationRevision: z.int(),
  }),
)

/**
 * Every use case of a worksheet with its valuation.
 * @param today the day on which the evidence for ready data is judged, `2026-04-01`
 */
export async function getValuations(
  scope: WorksheetScope<'worksheet.view' | 'worksheet.export' | 'worksheet.writeBack'>,
  today: string,
): Promise<ValuationPage> {
  const [open, valued, members, moneyLevels] = await Promise.all([
    getWorksheet(scope),
    readUseCases(scope, today, false),
    listOwners(scope),
    getMoneyLevels(scope),
  ])
  return { ...open, ...valued, members, moneyLevels }
}

/**
 * The use cases of a worksheet that have a valuation.
 * @param today as above
 */
export async function getValuedUseCases(
  scope: WorksheetScope<'worksheet.view'>,
  today: string,
): Promise<ValuedUseCases> {
  return readUseCases(scope, today, true)
}

async function readUseCases(
  scope: WorksheetScope<'worksheet.view' | 'worksheet.export' | 'worksheet.writeBack'>,
  today: string,
  onlyValued: boolean,
): Promise<ValuedUseCases> {
  const [{ datasets }, sharedTerms, { rows }] = await Promise.all([
    listDatasets(scope),
    listSharedTerms(scope),
    pool().query({
      name: 'valuations',
      text: `SELECT u.id, u.revision, v.content AS valuation, coalesce(v.revision, 0) AS "valuationRevision",
          (SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each(u.cells) WHERE key = ANY ($3)) AS cells,
          ARRAY(SELECT r."datasetId"::text FROM "RequiredDataset" r WHERE r."useCaseId" = u.id ORDER BY 1) AS datasets
        FROM "UseCase" u JOIN "Worksheet" s ON s.id = u."worksheetId"
          LEFT JOIN "Valuation" v ON v."useCaseId" = u.id
        WHERE u."worksheetId" = $1 AND s."workspaceId" = $2 AND NOT u.deleted AND (v."useCaseId" IS NOT NULL OR NOT $4)
        ORDER BY u.position, u.id`,
      values: [scope.worksheetId, scope.workspaceId, valuedFields, onlyValued],
    }),
  ])
  const byId = new Map(datasets.map((dataset) => [dataset.id, dataset]))
  const useCases = storedSchema.parse(rows).map(({ datasets: required, ...useCase }): ValuedUseCase => {
    const { days, cost } = assessUseCase(
      required.flatMap((id) => byId.get(id) ?? []),
      today,
    )
    return { ...useCase, preparation: { days, cost } }
  })
  return { useCases, sharedTerms }
}

/** From how much money the workspace proposes which level; null while it has not set it. */
export async function getMoneyLevels(
  scope: Scope<'moneyLevels.edit' | 'worksheet.view' | 'worksheet.export' | 'worksheet.writeBack'>,
): Promise<MoneyLevels | null> {
  const workspace = await db().workspace.findUniqueOrThrow({
    where: { id: scope.workspaceId },
    select: { valueLevels: true },
  })
  return moneyLevelsSchema.nullable().parse(workspace.valueLevels)
}

/** The levels of the workspace's worksheets that money can suggest, the best first. */
export async function listPricedLevels(
  scope: Scope<'moneyLevels.edit'>,
  moneyLevels: MoneyLevels | null,
): Promise<PricedLevel[]> {
  const worksheets = await db().worksheet.findMany({
    where: { workspaceId: scope.workspaceId, archivedAt: null },
    select: { scale: true },
  })
  const scales = worksheets.map(({ scale }) => z.record(z.string(), z.number()).parse(scale))
  return pricedLevels([defaultScale, ...scales], moneyLevels?.thresholds ?? [])
}

/**
 * What a file takes along of a worksheet's values, with what their draws say: some ten milliseconds for each.
 * @param today as above
 */
export async function getValueSheet(
  scope: WorksheetScope<'worksheet.export' | 'worksheet.writeBack'>,
  today: string,
  locale: Locale,
): Promise<AddedSheet | null> {
  if (!(await hasValuations(scope))) return null
  const { useCases, sharedTerms, members } = await getValuations(scope, today)
  const shared = sharedTerms.map(({ term }) => term)
  const entries: ValueEntry[] = []
  for (const { id, cells, valuation, preparation } of useCases) {
    if (!valuation) continue
    const read = readModel(modelOfValuation(valuation, shared, preparation))
    const simulated = read.parts.length > 0 ? simulatedOf(read, valuation) : null
    entries.push({ useCase: { id, cells }, valuation, shared, preparation, simulated })
    // Other requests get their turn.
    await setImmediate()
  }
  return valueSheet(entries, new Map(members.map(({ id, name }) => [id, name])), locale)
}

/** Whether anybody has stated what a use case of the worksheet is worth. */
export async function hasValuations({
  worksheetId,
  workspaceId,
}: WorksheetScope<'worksheet.export' | 'worksheet.writeBack'>): Promise<boolean> {
  const where = { useCase: { worksheetId, deleted: false, worksheet: { workspaceId } } }
  return (await db().valuation.findFirst({ where, select: { useCaseId: true } })) !== null
}
