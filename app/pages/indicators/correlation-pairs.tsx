import { useLanguage } from '../../page-language/use-language'
import type { IndicatorOverview, IndicatorRow, StrongPair } from './indicator-overview'
import { ColumnHead, Head, NumberCell, RowHead, Table } from '../../ui/table'

/** The pairs that go together most, by three measures with their p-values. */
export function CorrelationPairs({ pairs, rows }: { pairs: readonly StrongPair[]; rows: readonly IndicatorRow[] }) {
  const { t, title, number } = useLanguage()
  const nameOf = (code: string) => {
    const row = rows.find((row) => row.code === code)
    return row ? title(row) : code
  }
  if (!pairs.length) return null
  return (
    <>
      <h3 className="mt-4 font-bold">{t('correlations.title')}</h3>
      <Table label={t('correlations.title')} className="mt-1">
        <Head>
          <ColumnHead>{t('correlations.first')}</ColumnHead>
          <ColumnHead>{t('correlations.second')}</ColumnHead>
          <ColumnHead>{t('correlations.pearson')}</ColumnHead>
          <ColumnHead>{t('correlations.spearman')}</ColumnHead>
          <ColumnHead>{t('correlations.kendall')}</ColumnHead>
          <ColumnHead>{t('correlations.agencies')}</ColumnHead>
        </Head>
        <tbody>
          {pairs.map((pair) => (
            <tr key={`${pair.first} ${pair.second}`}>
              <RowHead>{nameOf(pair.first)}</RowHead>
              <td>{nameOf(pair.second)}</td>
              <Measure value={pair.pearson} p={pair.pearsonP} />
              <Measure value={pair.spearman} p={pair.spearmanP} />
              <Measure value={pair.kendall} p={pair.kendallP} />
              <NumberCell>{number(pair.agencies)}</NumberCell>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="mt-2 max-w-3xl text-sm text-quiet">{t('correlations.help')}</p>
    </>
  )
}

/** Smaller ones are said to be below it. */
const smallest = 0.001

function Measure({ value, p }: { value: number; p: number | null }) {
  const { t, format } = useLanguage()
  return (
    <NumberCell>
      <bdi dir="ltr">{format.correlation(value)}</bdi>
      {p === null ? null : (
        <span className="block text-xs text-quiet">
          {p < smallest
            ? t('correlations.pBelow', { p: format.probability(smallest) })
            : t('correlations.p', { p: format.probability(p) })}
        </span>
      )}
    </NumberCell>
  )
}

/** How far indicators say the same: of all of them, and of each dimension. */
export function Alphas({ alphas }: { alphas: IndicatorOverview['alphas'] }) {
  const { t, title, format } = useLanguage()
  if (!alphas.length) return null
  return (
    <>
      <h3 className="mt-4 font-bold">{t('correlations.alpha')}</h3>
      <ul className="mt-1 flex flex-wrap gap-x-6 gap-y-1">
        {alphas.map((alpha) => (
          <li key={alpha.code ?? ''}>
            {alpha.title ? title(alpha.title) : t('correlations.all')}:{' '}
            <bdi dir="ltr">{format.correlation(alpha.alpha)}</bdi>
          </li>
        ))}
      </ul>
      <p className="mt-1 max-w-3xl text-sm text-quiet">{t('correlations.alphaHelp')}</p>
    </>
  )
}
