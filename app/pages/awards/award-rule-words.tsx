import type { AwardRule } from '../../../scoring/awards/award-rule'
import { useLanguage } from '../../page-language/use-language'

/** A rule in a line of words. */
export function AwardRuleWords({ rule }: { rule: AwardRule }) {
  const { t, number, percent } = useLanguage()
  const { minCoverage, minApplicable, minScore } = rule.eligibility
  const base = rule.by === 'improvement' ? `${t('awards.field.minBase')}: ${number(rule.minBase)}` : null
  const parts = [
    rule.by === 'improvement'
      ? `${t('awards.by.improvement')} (${t(`awards.unit.${rule.in}`)})`
      : rule.by === 'formula'
        ? null
        : t(`awards.by.${rule.by}`),
    t(`awards.within.${rule.within}`),
    `${t('awards.field.quota')}: ${number(rule.quota)}`,
    `${t('awards.field.ties')}: ${t(`awards.ties.${rule.ties}`)}`,
    rule.tiedVote === undefined ? null : `${t('awards.field.tiedVote')}: ${t(`awards.tiedVote.${rule.tiedVote}`)}`,
    base,
    rule.maxAwards === undefined ? null : `${t('awards.field.maxAwards')}: ${number(rule.maxAwards)}`,
    minCoverage === undefined ? null : `${t('awards.leastCoverage')}: ${percent(minCoverage)}`,
    minApplicable === undefined ? null : `${t('awards.leastApplicable')}: ${percent(minApplicable)}`,
    minScore === undefined ? null : `${t('awards.field.minScore')}: ${number(minScore)}`,
    rule.eligibility.gates ? t('awards.field.gates') : null,
  ]
  return (
    <p className="text-sm text-quiet">
      {rule.by === 'formula' ? (
        <>
          {t('awards.by.formula')}: <bdi className="code">{rule.formula}</bdi>
          {' · '}
        </>
      ) : null}
      {parts.filter((part) => part !== null).join(' · ')}
    </p>
  )
}
