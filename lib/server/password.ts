import { hash, verify } from '@node-rs/argon2'

// argon2id with the library's parameters (19 MiB, 2 passes, 1 lane), which are those of the OWASP password storage sheet.
let decoy: Promise<string> | undefined

/** The hash to store, in the PHC format that names its own parameters. */
export function hashPassword(password: string): Promise<string> {
  return hash(normal(password))
}

/**
 * Whether the password is the stored one. For an unknown person (null) a decoy is checked instead, so that the time
 * taken does not tell which e-mail addresses have an account.
 */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  if (stored !== null) return verify(stored, normal(password))
  decoy ??= hash(crypto.randomUUID())
  await verify(await decoy, normal(password))
  return false
}

/** Keyboards differ in how they compose が or é; the same password must match from any of them. */
function normal(password: string): string {
  return password.normalize('NFKC')
}
