import type { MouseEventHandler } from 'react'
import { useLanguage } from '../../page-language/use-language'
import type { CoverageMonths as Facts } from './coverage-months.server'
import { useCoverageWords } from './coverage-cell'
import { CoverageMonths } from './coverage-months'
import { QuarantinedRecords } from './quarantined-records'

/** How much is known of a metric of an agency, month by month, and what came of it and was not taken. */
export function CoverageFacts({
  view,
  periods,
  isCut,
  quarantined,
  seesSources,
  asOf,
  onRecords,
}: Facts & { onRecords?: MouseEventHandler<HTMLAnchorElement> }) {
  const { t, moment, number } = useLanguage()
  const words = useCoverageWords()
  return (
    <>
      <p className="mt-1">
        <span className="badge">{words(view)}</span>
      </p>
      <p className="mb-3 mt-2 max-w-3xl text-quiet">
        {t('data.cell.lead')} {t('data.asOf')} <bdi>{moment(asOf)}</bdi>
      </p>
      <CoverageMonths periods={periods} seesSources={seesSources} onRecords={onRecords} />
      {isCut ? (
        <p className="mt-2 text-sm text-quiet">
          {t('data.cell.cut', { n: number(periods.flatMap(({ traces }) => traces).length) })}
        </p>
      ) : null}
      {quarantined.length ? <QuarantinedRecords records={quarantined} seesSources={seesSources} /> : null}
    </>
  )
}
