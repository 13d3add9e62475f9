import { useLanguage } from '../i18n/use-language'
import type { RankShift } from '../../scoring/compare-results'

/** Who would rise and who would fall under a draft; those that stay are counted only. */
export function TrialTable({ shifts }: { shifts: readonly RankShift[] }) {
  const { t, number } = useLanguage()
  const moved = shifts.filter((shift) => shift.before !== shift.now).toSorted((a, b) => sizeOf(b) - sizeOf(a))
  return (
    <section className="mt-6">
      <h2>{t('modelPage.trial')}</h2>
      <p role="status" className="mb-2 text-quiet">
        {t('modelPage.moved', { n: number(moved.length), of: number(shifts.length) })}{' '}
        <span className="badge">{t('modelPage.unofficial')}</span>
      </p>
      {moved.length ? (
        <div className="scroll tall" tabIndex={0} role="region" aria-label={t('modelPage.trial')}>
          <table className="table">
            <caption className="sr-only">{t('modelPage.trial')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('ranking.agency')}</th>
                <th scope="col">{t('modelPage.rankBefore')}</th>
                <th scope="col">{t('modelPage.rankAfter')}</th>
                <th scope="col">{t('modelPage.shift')}</th>
              </tr>
            </thead>
            <tbody>
              {moved.map((shift) => (
                <tr key={shift.agency}>
                  <th scope="row">
                    <bdi>{shift.agency}</bdi>
                  </th>
                  <td className="number">{shift.before === null ? t('ranking.unranked') : number(shift.before, 1)}</td>
                  <td className="number">{shift.now === null ? t('ranking.unranked') : number(shift.now, 1)}</td>
                  <td className="number">{describeShift(shift)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </section>
  )

  function describeShift({ before, now }: RankShift): string {
    if (before === null || now === null) return '—'
    return now < before ? `▲ ${number(before - now, 1)}` : `▼ ${number(now - before, 1)}`
  }
}

function sizeOf({ before, now }: RankShift): number {
  return before === null || now === null ? Number.MAX_SAFE_INTEGER : Math.abs(before - now)
}
