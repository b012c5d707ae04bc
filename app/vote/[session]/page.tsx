import type { Metadata } from 'next'
import { VoteScreen } from '@/components/scoring/vote-screen'
import { ClientMessages } from '@/components/shell/client-messages'
import { PlainFrame } from '@/components/shell/plain-frame'
import { loadBallot } from '@/lib/features/scoring/loaders'

type Props = PageProps<'/vote/[session]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await loadBallot((await params).session)).title }
}

export default async function VotePage({ params }: Props) {
  const { session } = await params
  return (
    <ClientMessages namespaces={['scoring']}>
      <PlainFrame>
        <VoteScreen key={session} session={await loadBallot(session)} />
      </PlainFrame>
    </ClientMessages>
  )
}
