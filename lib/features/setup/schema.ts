import { z } from 'zod'
import { newUserSchema } from '../users/schema'
import { workspaceNameSchema } from '../workspaces/schema'

export const setUpSchema = newUserSchema.extend({
  code: z.string().trim().min(1, 'required').max(200, 'tooLong'),
  workspaceName: workspaceNameSchema,
})
export type SetUp = z.infer<typeof setUpSchema>
