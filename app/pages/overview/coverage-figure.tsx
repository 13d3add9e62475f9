import type { CellCoverage } from '../../../db/queries/cell-coverage'
import { useLanguage } from '../../page-language/use-language'
import { Explained } from '../../glossary/help'
import { KnownBar } from '../../figures/known-bar'

interface Props {
  coverage: readonly CellCoverage[]
  groups: readonly { code: string; titleFa: string; titleEn: string }[]
}

/**
 * The coverage of the agencies of each group on average, and beside it what is known of single indicators: no data and
 * not applicable are two things.
 */
export function CoverageFigure({ coverage, groups }: Props) {
  const { t, title, format } = useLanguage()
  const whole = sumOf(coverage)
  const parts = [
    ['bg-accent', t('status.reported'), whole.reported],
    ['no-data', t('status.no-data'), whole.noData],
    ['bg-sheet', t('status.not-applicable'), whole.notApplicable],
  ] as const
  const write = (share: number | null) => (share === null ? t('status.not-applicable') : format.share(share))
  return (
    <section className="sheet" aria-labelledby="coverage">
      <h2 id="coverage">
        <Explained of="coverage" label={t('ranking.coverage')} />
      </h2>
      <p>{t('overview.averageCoverage', { share: write(averageCoverage(coverage)) })}</p>
      {coverage.length > 1 ? (
        <ul className="mt-2 grid gap-1 text-sm">
          {coverage.map((coverage) => {
            const group = groups.find(({ code }) => code === coverage.group)
            return (
              <li key={coverage.group} className="flex justify-between gap-3">
                <span>{group ? title(group) : t('overview.noGroup')}</span>
                <span className="number">{write(coverage.coverage)}</span>
              </li>
            )
          })}
        </ul>
      ) : null}
      <p className="mt-3 text-sm text-quiet">
        {t('overview.cells', { n: format.count(whole.reported + whole.noData + whole.notApplicable) })}
      </p>
      <KnownBar reported={whole.reported} noData={whole.noData} notApplicable={whole.notApplicable} />
      <dl className="flex flex-wrap gap-x-6 gap-y-1">
        {parts.map(([look, name, n]) => (
          <div key={name} className="flex gap-2">
            <dt className="text-quiet">
              <span aria-hidden="true" className={`legend border border-line ${look}`} /> {name}
            </dt>
            <dd className="number font-bold">{format.count(n)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function sumOf(coverage: readonly CellCoverage[]) {
  const add = (pick: (coverage: CellCoverage) => number) => coverage.reduce((sum, own) => sum + pick(own), 0)
  return {
    reported: add((coverage) => coverage.reported),
    noData: add((coverage) => coverage.noData),
    notApplicable: add((coverage) => coverage.notApplicable),
  }
}

/** Of all agencies, whatever the sizes of their groups. */
function averageCoverage(coverage: readonly CellCoverage[]): number | null {
  const agencies = coverage.reduce((sum, own) => sum + own.agencies, 0)
  return agencies ? coverage.reduce((sum, own) => sum + own.agencies * (own.coverage ?? 0), 0) / agencies : null
}
