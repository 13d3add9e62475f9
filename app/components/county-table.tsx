import type { CountyTile } from '../views/county-map'
import { useLanguage } from '../i18n/use-language'

/** The map as a table, the most first. */
export function CountyTable({ tiles, isMedian }: { tiles: readonly CountyTile[]; isMedian: boolean }) {
  const { t, title, number } = useLanguage()
  const sorted = tiles.toSorted((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity))
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t('map.title')}>
      <table className="table">
        <caption className="sr-only">{t('map.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('ranking.county')}</th>
            <th scope="col">{t(isMedian ? 'map.medianColumn' : 'map.perColumn')}</th>
            {isMedian ? <th scope="col">{t('map.n')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {sorted.map((tile) => (
            <tr key={tile.code}>
              <th scope="row">{title(tile)}</th>
              <td className="number">{tile.value === null ? t('map.unknown') : number(tile.value, 1, true)}</td>
              {isMedian ? <td className="number">{number(tile.n ?? 0)}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
