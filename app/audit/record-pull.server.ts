import type { Transaction } from '../../db/database'
import type { PullNews } from '../../sources/source-context'
import type { Viewer } from '../policy/policy.server'
import { recordEvent } from './audit.server'

/** Writes who asked a source, and what came of it in numbers; the values themselves lead back to their pull. */
export async function recordPull(
  tx: Transaction,
  viewer: Viewer,
  at: Date,
  { festivalId, source, pullId, ...news }: PullNews,
) {
  if (news.step === 'begun')
    await recordEvent(tx, viewer, {
      action: 'source.pull',
      at,
      festivalId,
      subject: `source:${source}`,
      after: { pullId, isResumed: news.isResumed },
    })
  else
    await recordEvent(tx, viewer, {
      action: 'pull.store',
      at,
      festivalId,
      subject: `pull:${pullId}`,
      after: { source, ...news.counts, pages: news.pages, bodies: news.bodies },
    })
}
