import { Link, useParams } from '@remix-run/react'
import type { RankingRow } from '../../db/queries/rankings'
import type { RunFacts } from '../access/edition-run.server'
import type { GlossaryId } from '../views/glossary.server'
import { useLanguage } from '../i18n/use-language'
import { Help } from './help'

/** Who it is, and the few numbers that everybody asks for first. */
export function AgencyHeading({
  agency,
  run,
  editionTitle,
}: {
  agency: RankingRow
  run: RunFacts
  editionTitle: string
}) {
  const { t, title, number, percent, pick, language } = useLanguage()
  const { lang, festival, edition } = useParams()
  const level = run.levels[agency.scoreLevel ?? -1]
  const reason = language === 'fa' ? agency.reasonFa : agency.reasonEn
  return (
    <>
      <p className="text-sm">
        <Link to={`/${lang}/${festival}/${edition}/rankings`}>{editionTitle}</Link>
      </p>
      <h1>{title(agency)}</h1>
      <p className="text-sm text-quiet">
        {[agency.group, agency.county].map((own) => (own ? `${title(own)} · ` : ''))}
        <bdi className="code">{agency.code}</bdi>
      </p>
      <dl className="mt-4 grid grid-cols-2 gap-3 sm:flex sm:flex-wrap sm:gap-4">
        <Fact
          label={t('ranking.total')}
          help="score"
          value={agency.total === null ? t(`state.${agency.state}`) : number(agency.total, run.model.decimals, true)}
          detail={level ? pick(level) : undefined}
        />
        {agency.competes ? null : (
          <Fact label={t('ranking.competes')} value={t('ranking.notCompeting')} detail={reason ?? undefined} />
        )}
        {agency.overall ? <Rank label={t('agency.overall')} help="rank" cell={agency.overall} /> : null}
        {agency.inGroup && agency.group ? (
          <Rank label={t('agency.inGroup', { group: title(agency.group) })} help="group" cell={agency.inGroup} />
        ) : null}
        <Fact label={t('ranking.coverage')} help="coverage" value={percent(agency.coverage)} />
      </dl>
    </>
  )
}

function Rank({ label, help, cell }: { label: string; help: GlossaryId; cell: NonNullable<RankingRow['overall']> }) {
  const { t, number } = useLanguage()
  const detail = cell.tied > 1 ? t('ranking.tiedWith', { n: number(cell.tied) }) : undefined
  return (
    <Fact
      label={label}
      help={help}
      value={t('ranking.of', { rank: number(cell.rank, 1), of: number(cell.of) })}
      detail={detail}
    />
  )
}

function Fact({
  label,
  help,
  value,
  detail,
}: {
  label: string
  help?: GlossaryId
  value: string
  detail?: string | undefined
}) {
  return (
    <div className="sheet min-w-0 sm:min-w-40">
      <dt className="text-sm text-quiet">
        {label} {help ? <Help of={help} label={label} /> : null}
      </dt>
      <dd className="text-2xl font-bold">{value}</dd>
      {detail ? <dd className="text-sm text-quiet">{detail}</dd> : null}
    </div>
  )
}
