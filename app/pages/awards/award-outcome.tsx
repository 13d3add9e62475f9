import type { OutcomeView, PoolView } from './award-view.server'
import { useLanguage } from '../../page-language/use-language'

/** Who would win, who would miss by how much, and who can't and why. */
export function AwardOutcome({ outcome }: { outcome: OutcomeView }) {
  const { ineligible, pools, decimals } = outcome
  return (
    <div className="mt-3 grid gap-4">
      <div className={`grid gap-4 ${pools.length > 1 ? 'sm:grid-cols-2 xl:grid-cols-3' : 'max-w-2xl'}`}>
        {pools.map((pool) => (
          <Pool key={pool.group?.titleEn ?? ''} pool={pool} decimals={decimals} />
        ))}
      </div>
      {ineligible.agencies.length ? <IneligibleList {...ineligible} /> : null}
    </div>
  )
}

function Pool({ pool, decimals }: { pool: PoolView; decimals: number }) {
  const { t, title, number, format } = useLanguage()
  return (
    <section className="min-w-0">
      {pool.group ? <h3 className="font-bold">{title(pool.group)}</h3> : null}
      <h4 className="text-sm text-quiet">{t('awards.wouldWin')}</h4>
      {pool.winners.length ? null : <p>{t('awards.nobody')}</p>}
      <ol className="grid gap-1">
        {pool.winners.map((winner) => (
          <li key={winner.code}>
            <span className="flex flex-wrap justify-between gap-x-3">
              <strong>
                {number(winner.place)}. {title(winner)}{' '}
                {winner.isNear ? <span className="badge">{t('awards.near')}</span> : null}
              </strong>
              <span className="number">{format.score(winner.value, decimals)}</span>
            </span>
            {winner.isNear ? <NextPlace gap={winner.gap} decimals={decimals} /> : null}
            {winner.chanceNext === null ? null : <Chance text="awards.chanceNext" chance={winner.chanceNext} />}
            {winner.chance === null ? null : <Chance text="awards.chanceWinner" chance={winner.chance} />}
          </li>
        ))}
      </ol>
      {pool.ties.map((tie) => (
        <p key={tie.map((item) => item.titleEn).join()} className="mt-1 text-sm text-warn">
          {t('awards.tiesAre', { names: tie.map(title).join(t('comma')) })}
        </p>
      ))}
      {pool.missed.length ? <h4 className="mt-2 text-sm text-quiet">{t('awards.wouldMiss')}</h4> : null}
      <ul className="grid gap-1 text-sm">
        {pool.missed.map((item) => (
          <Miss key={item.code} own={item} decimals={decimals} />
        ))}
      </ul>
    </section>
  )
}

function Miss({ own, decimals }: { own: PoolView['missed'][number]; decimals: number }) {
  const { t, title, format } = useLanguage()
  const gap =
    own.gap === null
      ? format.score(own.value, decimals)
      : own.gap === 0
        ? t('awards.tied')
        : t('awards.below', { gap: format.score(own.gap, decimals) })
  return (
    <li>
      <span className="flex flex-wrap justify-between gap-x-3">
        <span>
          {title(own)} {own.isNear ? <span className="badge">{t('awards.near')}</span> : null}
        </span>
        <span>{own.hasEnough ? t('awards.hasEnough') : gap}</span>
      </span>
      {own.chance === null ? null : <Chance text="awards.chanceMissed" chance={own.chance} />}
    </li>
  )
}

function NextPlace({ gap, decimals }: { gap: number | null; decimals: number }) {
  const { t, format } = useLanguage()
  return (
    <span className="block text-sm text-quiet">
      {gap ? t('awards.above', { gap: format.score(gap, decimals) }) : t('awards.tiedNext')}
    </span>
  )
}

function Chance({
  text,
  chance,
}: {
  text: 'awards.chanceWinner' | 'awards.chanceNext' | 'awards.chanceMissed'
  chance: number
}) {
  const { t, format } = useLanguage()
  return <span className="block text-sm text-quiet">{t(text, { percent: format.share(chance) })}</span>
}

function IneligibleList({ agencies, more }: OutcomeView['ineligible']) {
  const { t, title, number, format } = useLanguage()
  const sayReason = (reason: OutcomeView['ineligible']['agencies'][number]['reasons'][number]) => {
    if ('gates' in reason) return t('awards.why.gates', { gates: reason.gates.map(title).join(t('comma')) })
    if (!('is' in reason)) return t(`awards.why.${reason.why}`)
    const say = (value: number) =>
      reason.why === 'coverage' || reason.why === 'applicable' ? format.share(value) : format.points(value)
    return t(`awards.why.${reason.why}`, { is: say(reason.is), needs: say(reason.needs) })
  }
  return (
    <details className="text-sm">
      <summary className="cursor-pointer text-quiet">
        {t('awards.ineligible', { n: number(agencies.length + more) })}
      </summary>
      <ul className="mt-2 grid gap-1">
        {agencies.map((agency) => (
          <li key={agency.code}>
            {title(agency)}: {agency.reasons.map(sayReason).join(t('comma'))}
          </li>
        ))}
        {more ? <li className="text-quiet">{t('awards.andMore', { n: number(more) })}</li> : null}
      </ul>
    </details>
  )
}
