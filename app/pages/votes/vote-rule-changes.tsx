import { ChangedFields } from '../../forms/edits/changed-meanwhile'
import type { FieldValue } from '../../edits/merge-values'
import { useLanguage } from '../../page-language/use-language'
import type { SentVoteRule } from './sent-vote-rule.server'

interface Props {
  change: NonNullable<SentVoteRule['change']>
  judges: readonly { id: string; name: string }[]
}

/** What somebody else changed of the rule of voting since the form was opened. */
export function VoteRuleChanges({ change: { by, changed }, judges }: Props) {
  const { t, number } = useLanguage()
  const labels: Readonly<Record<string, string>> = {
    secrecy: t('votes.secrecyLabel'),
    onTie: t('votes.onTie'),
    chairId: t('votes.chair'),
    minBallots: t('votes.minBallots'),
  }
  const words: Readonly<Record<string, string>> = {
    secret: t('votes.secrecy.secret'),
    open: t('votes.secrecy.open'),
    round: t('awards.tiedVote.round'),
    chair: t('awards.tiedVote.chair'),
    model: t('awards.tiedVote.model'),
  }
  const say = (field: string, value: FieldValue): string => {
    if (typeof value === 'number') return number(value)
    if (field === 'chairId') return judges.find(({ id }) => id === value)?.name ?? t('votes.noChair')
    return words[String(value)] ?? String(value ?? '')
  }
  return <ChangedFields by={by} changed={changed} labelOf={(field) => labels[field] ?? field} say={say} />
}
