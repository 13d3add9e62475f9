import { BoxesFrame } from '../../charts/boxes-frame'
import { type CountyTile, shades } from './county-map'
import { useLanguage } from '../../page-language/use-language'

/**
 * One tile a county, about where it lies: west is left in both languages, as on any map. Each says its number, so no
 * colour has to be read.
 */
export function TileMap({
  tiles,
  isAverage,
  fileName,
}: {
  tiles: readonly CountyTile[]
  isAverage: boolean
  fileName: string
}) {
  const { t, title, language, format } = useLanguage()
  return (
    <figure className="sheet mx-auto w-full max-w-xl">
      <BoxesFrame title={t('map.title')} fileName={fileName}>
        <div dir="ltr" className="grid auto-cols-fr gap-2" aria-hidden="true">
          {tiles.map((tile) => (
            <div
              key={tile.code}
              lang={language}
              className={`tile tile-${tile.shade ?? 'none'}`}
              style={{ gridColumn: tile.column, gridRow: tile.row }}
            >
              <span className="text-sm max-sm:text-xs">{title(tile)}</span>
              <strong>{tile.value === null ? t('map.unknown') : format.points(tile.value)}</strong>
            </div>
          ))}
        </div>
      </BoxesFrame>
      <figcaption className="mt-3 text-sm text-quiet">
        {t(isAverage ? 'map.average' : 'map.perPeople')} {t('map.places')}
        <span dir="ltr" className="mt-2 flex items-center gap-1" aria-hidden="true">
          {Array.from({ length: shades }, (_, shade) => (
            <span key={shade} className={`tile-${shade} inline-block h-3 w-8 rounded-sm`} />
          ))}
        </span>
      </figcaption>
    </figure>
  )
}
