import type { Bilingual } from '../../scoring/model'
import { useLanguage } from '../i18n/use-language'
import { RankingCells, type RankingColumnsOf, toColumns } from './ranking-row'

interface Props extends RankingColumnsOf {
  decimals: number
  levels: readonly Bilingual[]
}

/** Every row there is, for paper; on a screen it may scroll sideways. */
export function PrintedRanking({ decimals, levels, ...own }: Props) {
  const { t, title, number } = useLanguage()
  const { page, context } = own
  const columns = toColumns(own)
  if (!page.rows.length) return <p className="sheet">{t('ranking.none')}</p>
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t('ranking.title')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('ranking.rank')}</th>
            <th scope="col">{t('ranking.agency')}</th>
            <th scope="col">{t('ranking.total')}</th>
            {columns.hasInterval ? <th scope="col">{t('ranking.interval')}</th> : null}
            {columns.hasChange ? <th scope="col">{t('ranking.change')}</th> : null}
            {columns.hasGroup ? <th scope="col">{t('ranking.group')}</th> : null}
            {columns.hasCounty ? <th scope="col">{t('ranking.county')}</th> : null}
            {columns.dimensions.map((dimension) => (
              <th key={dimension.code} scope="col" className="max-lg:min-w-28 print:min-w-0">
                {title(dimension)}
                <span className="block font-normal">{t('ranking.points', { n: number(dimension.points, 1) })}</span>
              </th>
            ))}
            {columns.hasCoverage ? <th scope="col">{t('ranking.coverage')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {page.rows.map((row) => (
            <tr key={row.code}>
              <RankingCells
                row={row}
                context={context}
                columns={columns}
                decimals={decimals}
                level={levels[row.scoreLevel ?? -1]}
              />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
