import { z } from 'zod'
import { nameSchema } from '../../domain/core/line'
import { datasetFactsSchema, MAX_DATASET_NAME } from '../../domain/readiness/dataset'

const workspace = z.string()
const written = { name: nameSchema(MAX_DATASET_NAME), facts: datasetFactsSchema }

export const createDatasetSchema = z.object({ workspace, ...written })
/** `revision` is the one the person started from. */
export const changeDatasetSchema = z.object({ workspace, dataset: z.uuid(), revision: z.int(), ...written })
export const deleteDatasetSchema = z.object({ workspace, dataset: z.uuid() })
