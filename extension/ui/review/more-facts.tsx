/** `bidder-facts.tsx`, loaded when a bidder is first opened. */
import { useEffect, useState } from 'preact/hooks'
import { reviewFactsWords } from '#shared/text/review-facts.ts'
import { Notice, useWords } from '../kit/index.ts'
import type { BidderFactsProps } from './bidder-facts.tsx'

const load = async () => (await import('./bidder-facts.tsx')).BidderFacts

export const MoreFacts = (props: BidderFactsProps) => {
  const say = useWords(reviewFactsWords)
  const [loaded, setLoaded] = useState<{ Part: Awaited<ReturnType<typeof load>> } | 'failed'>()
  useEffect(() => {
    load().then(
      Part => setLoaded({ Part }),
      () => setLoaded('failed'),
    )
  }, [])
  if (loaded === 'failed') return <Notice tone="error" what={say('facts-failed')} />
  return loaded ? <loaded.Part {...props} /> : null
}
