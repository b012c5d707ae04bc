import { z } from 'zod'
import { nameSchema } from '../../domain/core/line'

const MIN_PASSWORD_LENGTH = 10
/** Bounds the work of hashing and of estimating strength; longer than any passphrase. */
export const MAX_PASSWORD_LENGTH = 128

// A message is a key under `errors.fields`; lib/server/failure.ts turns it into a sentence.
export const emailSchema = z.string().trim().toLowerCase().max(254, 'tooLong').pipe(z.email('email'))
const personNameSchema = nameSchema(80)
const newPasswordSchema = z
  .string()
  .min(1, 'required')
  .min(MIN_PASSWORD_LENGTH, 'passwordShort')
  .max(MAX_PASSWORD_LENGTH, 'tooLong')

/** What a new person fills in, at set-up and when joining by a link. */
export const newUserSchema = z.object({ email: emailSchema, name: personNameSchema, password: newPasswordSchema })
export type NewUser = z.infer<typeof newUserSchema>

export const renameUserSchema = z.object({ name: personNameSchema })
export const changePasswordSchema = z.object({
  currentPassword: z.string().min(1, 'required').max(MAX_PASSWORD_LENGTH, 'tooLong'),
  newPassword: newPasswordSchema,
})
