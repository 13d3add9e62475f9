import type { RankingRow } from '../../../db/queries/rankings'
import type { RunFacts } from '../../access/edition-run.server'
import type { GlossaryId } from '../../glossary/glossary.server'
import { useLanguage } from '../../page-language/use-language'
import { unknownTotal } from '../../format/unknown-total'
import { Help } from '../../glossary/help'
import { useMissingWords } from '../../figures/missing-score'
import { useTieBreakWords } from '../../figures/tie-break-words'
import { EditionLink } from '../../ui/edition-link'

/** Who it is, and the few numbers that everybody asks for first. */
export function AgencyHeading({
  agency,
  missingRequired,
  run,
  editionTitle,
}: {
  agency: RankingRow
  /** Parts without data that the model requires, where they are why there is no score. */
  missingRequired: readonly { code: string; titleFa: string; titleEn: string }[]
  run: RunFacts
  editionTitle: string
}) {
  const { t, title, pick, language, format } = useLanguage()
  const level = run.levels[agency.scoreLevel ?? -1]
  const unknown = unknownTotal(agency)
  const [word, met] = useMissingWords()(agency.state, unknown, true)
  const total = agency.total === null || unknown ? word : format.score(agency.total, run.model.decimals)
  const why = missingRequired.length
    ? t('agency.missingRequired', { parts: missingRequired.map((item) => title(item)).join(t('comma')) })
    : ''
  const reason = language === 'fa' ? agency.reasonFa : agency.reasonEn
  return (
    <>
      <p className="text-sm">
        <EditionLink page="rankings">{editionTitle}</EditionLink>
      </p>
      <h1>{title(agency)}</h1>
      <p className="text-sm text-quiet">
        {[agency.group, agency.county].map((item) => (item ? `${title(item)} · ` : ''))}
        <bdi className="code">{agency.code}</bdi>
      </p>
      <dl className="mt-4 grid grid-cols-2 gap-3 sm:flex sm:flex-wrap sm:gap-4">
        <Fact
          label={t('ranking.total')}
          number="total"
          help="score"
          value={total}
          detail={[why, met, level ? pick(level) : ''].filter(Boolean).join(t('comma')) || undefined}
        />
        {agency.competes ? null : (
          <Fact label={t('ranking.competes')} value={t('ranking.notCompeting')} detail={reason ?? undefined} />
        )}
        {agency.overall ? (
          <Rank label={t('agency.overall')} number="rank-of" help="rank" cell={agency.overall} />
        ) : null}
        {agency.inGroup && agency.group ? (
          <Rank
            label={t('agency.inGroup', { group: title(agency.group) })}
            number="group-rank-of"
            help="group"
            cell={agency.inGroup}
          />
        ) : null}
        <Fact
          label={t('ranking.coverage')}
          number="coverage"
          help="coverage"
          value={agency.state === 'not-applicable' ? t('state.not-applicable') : format.share(agency.coverage)}
        />
      </dl>
    </>
  )
}

function Rank({
  label,
  number,
  help,
  cell,
}: {
  label: string
  number: string
  help: GlossaryId
  cell: NonNullable<RankingRow['overall']>
}) {
  const { t, format } = useLanguage()
  const tieBreakWords = useTieBreakWords()
  const detail =
    cell.tied > 1
      ? t('ranking.tiedWith', { n: format.count(cell.tied) })
      : cell.tieBreak
        ? tieBreakWords(cell.tieBreak)
        : undefined
  return (
    <Fact
      label={label}
      number={number}
      help={help}
      value={t('ranking.of', { rank: format.rank(cell.rank), of: format.count(cell.of) })}
      detail={detail}
    />
  )
}

function Fact({
  label,
  number,
  help,
  value,
  detail,
}: {
  label: string
  /** Of what kind the value is, for the test that compares pages. */
  number?: string
  help?: GlossaryId
  value: string
  detail?: string | undefined
}) {
  return (
    <div className="sheet min-w-0 sm:min-w-40">
      <dt className="text-sm text-quiet">
        {label} {help ? <Help of={help} label={label} /> : null}
      </dt>
      <dd className="text-2xl font-bold" data-number={number}>
        {value}
      </dd>
      {detail ? <dd className="text-sm text-quiet">{detail}</dd> : null}
    </div>
  )
}
