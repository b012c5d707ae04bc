import { redirect } from 'next/navigation'
import { hasUsers, loader } from '@/lib/server/loader'

/** Set-up is over once anybody has an account. */
export const requireEmptyInstallation = loader(async () => {
  if (await hasUsers()) redirect('/')
})
