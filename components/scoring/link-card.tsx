import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { Entrance } from '@/components/accounts/entrance'
import { Button } from '@/components/ui/button'
import type { OpenedLink } from '@/lib/features/scoring/types'
import { JoinLinkForm } from './join-link-form'

/** The page behind a link: the session and the way in, with an account or without; or that the link is over. */
export async function LinkCard({ token, link }: { token: string; link: OpenedLink | null }) {
  const t = await getTranslations('scoring.join')
  if (!link) {
    return (
      <Entrance title={t('gone')} text={t('goneText')}>
        <Button asChild className="self-start">
          <Link href="/">{t('toStart')}</Link>
        </Button>
      </Entrance>
    )
  }
  return (
    <Entrance title={t('title', { title: link.title })} text={t(link.member ? 'memberText' : 'text')}>
      <JoinLinkForm token={token} link={link} />
    </Entrance>
  )
}
