import { localeAtSignIn } from '@/lib/features/preferences/mutations'
import { checkPassword } from '@/lib/features/users/data'
import { authRoute } from '@/lib/server/auth'
import { chosenLocale, LOCALE_COOKIE } from '@/lib/server/i18n'
import { keepPreference } from '@/lib/server/preference-cookie'

const handler = authRoute(async (credentials) => {
  const session = await checkPassword(credentials)
  const locale = session && (await localeAtSignIn(session, await chosenLocale()))
  if (locale) await keepPreference(LOCALE_COOKIE, locale)
  return session
})

export { handler as GET, handler as POST }
