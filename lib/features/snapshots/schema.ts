import { z } from 'zod'
import { nameSchema } from '../../domain/core/line'
import { MAX_NAME_LENGTH } from './types'

const worksheet = z.uuid()
const snapshot = z.uuid()
const name = nameSchema(MAX_NAME_LENGTH)

export const takeSnapshotSchema = z.object({ worksheet, name })
export const renameSnapshotSchema = z.object({ worksheet, snapshot, name })
export const deleteSnapshotSchema = z.object({ worksheet, snapshot })
