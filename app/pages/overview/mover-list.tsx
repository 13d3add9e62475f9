import type { Mover } from '../../../db/queries/movers'
import { useLanguage } from '../../page-language/use-language'
import type { Movers } from './edition-figures.server'
import { RankChange } from '../../figures/rank-notes'
import { EditionLink } from '../../ui/edition-link'

/** Who won and who lost most places since the edition before. */
export function MoverList({ movers: { up, down, since } }: { movers: Movers }) {
  const { t, title } = useLanguage()
  return (
    <section className="sheet" aria-labelledby="movers">
      <h2 id="movers">{t('overview.movers')}</h2>
      <p className="text-sm text-quiet">{t('overview.since', { edition: title(since) })}</p>
      {up.length || down.length ? (
        <div className="mt-3 grid gap-4 sm:grid-cols-2 lg:grid-cols-1 2xl:grid-cols-2">
          <Side name={t('overview.up')} movers={up} />
          <Side name={t('overview.down')} movers={down} />
        </div>
      ) : (
        <p className="mt-3">{t('overview.nobodyMoved')}</p>
      )}
    </section>
  )
}

function Side({ name, movers }: { name: string; movers: readonly Mover[] }) {
  const { t, title, format } = useLanguage()
  if (!movers.length) return null
  return (
    <div>
      <h3 className="text-sm font-bold text-quiet">{name}</h3>
      <ol className="mt-1 grid gap-1">
        {movers.map(({ code, titleFa, titleEn, now, before }) => (
          <li key={code} className="flex items-baseline gap-2" data-agency={code}>
            <EditionLink page={`agencies/${code}`} className="min-w-0">
              {title({ titleFa, titleEn })}
            </EditionLink>
            <span className="ms-auto whitespace-nowrap text-sm text-quiet" data-number="rank-shift">
              {t('overview.fromTo', { before: format.rank(before), now: format.rank(now) })}
            </span>
            <span className="number w-12 text-end">
              <RankChange now={now} before={before} />
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}
