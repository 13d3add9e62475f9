import type { CountyTile } from './county-map'
import { useLanguage } from '../../page-language/use-language'
import { ColumnHead, Head, NumberCell, RowHead, Table } from '../../ui/table'

/** The map as a table, the most first. */
export function CountyTable({ tiles, isAverage }: { tiles: readonly CountyTile[]; isAverage: boolean }) {
  const { t, title, number, format } = useLanguage()
  const sorted = tiles.toSorted((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity))
  return (
    <Table caption={t('map.title')}>
      <Head>
        <ColumnHead>{t('ranking.county')}</ColumnHead>
        <ColumnHead>{t(isAverage ? 'map.averageColumn' : 'map.perColumn')}</ColumnHead>
        {isAverage ? <ColumnHead>{t('map.n')}</ColumnHead> : null}
      </Head>
      <tbody>
        {sorted.map((tile) => (
          <tr key={tile.code} data-county={tile.code}>
            <RowHead>{title(tile)}</RowHead>
            <NumberCell data-number={isAverage ? 'county-average' : undefined}>
              {tile.value === null ? t('map.unknown') : format.points(tile.value)}
            </NumberCell>
            {isAverage ? <NumberCell data-number="county-ranked">{number(tile.n ?? 0)}</NumberCell> : null}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
