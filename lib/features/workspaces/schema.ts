import { z } from 'zod'
import { nameSchema } from '../../domain/core/line'

export const workspaceNameSchema = nameSchema(80)

export const createWorkspaceSchema = z.object({ name: workspaceNameSchema })
export const renameWorkspaceSchema = z.object({ workspace: z.string(), name: workspaceNameSchema })
