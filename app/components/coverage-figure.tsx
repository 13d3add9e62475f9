import type { CellCoverage } from '../../db/queries/cell-coverage'
import { useLanguage } from '../i18n/use-language'
import { Explained } from './help'
import { KnownBar } from './known-bar'

interface Props {
  coverage: readonly CellCoverage[]
  groups: readonly { code: string; titleFa: string; titleEn: string }[]
}

/** How much of all indicators of all agencies is known, and of each group: what has no data and what does not apply are two things. */
export function CoverageFigure({ coverage, groups }: Props) {
  const { t, title, number, percent } = useLanguage()
  const whole = sumOf(coverage)
  const all = whole.reported + whole.noData + whole.notApplicable
  const parts = [
    ['bg-accent', t('status.reported'), whole.reported],
    ['no-data', t('status.no-data'), whole.noData],
    ['bg-sheet', t('status.not-applicable'), whole.notApplicable],
  ] as const
  return (
    <section className="sheet" aria-labelledby="coverage">
      <h2 id="coverage">
        <Explained of="coverage" label={t('ranking.coverage')} />
      </h2>
      <p className="text-sm text-quiet">{t('overview.cells', { n: number(all) })}</p>
      <div className="mt-3">
        <KnownBar {...whole} />
      </div>
      <dl className="flex flex-wrap gap-x-6 gap-y-1">
        {parts.map(([look, name, n]) => (
          <div key={name} className="flex gap-2">
            <dt className="text-quiet">
              <span aria-hidden="true" className={`legend border border-line ${look}`} /> {name}
            </dt>
            <dd>
              <strong>{percent(all ? n / all : 0, 1)}</strong> <span className="text-sm text-quiet">({number(n)})</span>
            </dd>
          </div>
        ))}
      </dl>
      {coverage.length > 1 ? (
        <ul className="mt-3 grid gap-2 text-sm">
          {coverage.map((own) => {
            const group = groups.find(({ code }) => code === own.group)
            return (
              <li key={own.group}>
                <span className="flex justify-between gap-3">
                  <span>{group ? title(group) : t('overview.noGroup')}</span>
                  <span className="number">
                    {percent(own.reported / Math.max(1, own.reported + own.noData + own.notApplicable))}
                  </span>
                </span>
                <KnownBar reported={own.reported} noData={own.noData} notApplicable={own.notApplicable} />
              </li>
            )
          })}
        </ul>
      ) : null}
    </section>
  )
}

function sumOf(coverage: readonly CellCoverage[]) {
  const add = (pick: (own: CellCoverage) => number) => coverage.reduce((sum, own) => sum + pick(own), 0)
  return {
    reported: add((own) => own.reported),
    noData: add((own) => own.noData),
    notApplicable: add((own) => own.notApplicable),
  }
}
