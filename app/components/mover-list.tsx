import { Link } from '@remix-run/react'
import type { Mover } from '../../db/queries/movers'
import { useLanguage } from '../i18n/use-language'
import type { Movers } from '../views/edition-figures.server'
import { RankChange } from './rank-notes'

/** Who won and who lost most places since the edition before. */
export function MoverList({ movers: { up, down, since }, base }: { movers: Movers; base: string }) {
  const { t, title } = useLanguage()
  return (
    <section className="sheet" aria-labelledby="movers">
      <h2 id="movers">{t('overview.movers')}</h2>
      <p className="text-sm text-quiet">{t('overview.since', { edition: title(since) })}</p>
      {up.length || down.length ? (
        <div className="mt-3 grid gap-4 sm:grid-cols-2 lg:grid-cols-1 2xl:grid-cols-2">
          <Side name={t('overview.up')} movers={up} base={base} />
          <Side name={t('overview.down')} movers={down} base={base} />
        </div>
      ) : (
        <p className="mt-3">{t('overview.nobodyMoved')}</p>
      )}
    </section>
  )
}

function Side({ name, movers, base }: { name: string; movers: readonly Mover[]; base: string }) {
  const { t, title, number } = useLanguage()
  if (!movers.length) return null
  return (
    <div>
      <h3 className="text-sm font-bold text-quiet">{name}</h3>
      <ol className="mt-1 grid gap-1">
        {movers.map(({ code, titleFa, titleEn, now, before }) => (
          <li key={code} className="flex items-baseline gap-2">
            <Link to={`${base}/agencies/${code}`} className="min-w-0">
              {title({ titleFa, titleEn })}
            </Link>
            <span className="ms-auto whitespace-nowrap text-sm text-quiet">
              {t('overview.fromTo', { before: number(before, 1), now: number(now, 1) })}
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
