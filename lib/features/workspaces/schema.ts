import { z } from 'zod'

export const workspaceNameSchema = z.string().trim().min(1, 'required').max(80, 'tooLong')

export const createWorkspaceSchema = z.object({ name: workspaceNameSchema })
export const renameWorkspaceSchema = z.object({ workspace: z.string(), name: workspaceNameSchema })
