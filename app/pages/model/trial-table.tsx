import { isFirst } from '../../flows/model/first-places'
import { useLanguage } from '../../page-language/use-language'
import type { RankShift } from '../../../scoring/compare-results'
import { ColumnHead, Head, NumberCell, RowHead, Table } from '../../ui/table'
import { Status } from '../../ui/status'

interface Props {
  shifts: readonly RankShift[]
  /** By code of the agency. */
  names: Readonly<Record<string, { titleFa: string; titleEn: string }>>
  /** The edition whose data it was tried on. */
  over: { titleFa: string; titleEn: string }
}

/** Who would rise and who would fall under a draft; those that stay are counted only. */
export function TrialTable({ shifts, names, over }: Props) {
  const { t, title, number, format, digits } = useLanguage()
  const moved = shifts.filter((shift) => shift.before !== shift.now).toSorted((a, b) => sizeOf(b) - sizeOf(a))
  const first = shifts
    .flatMap(({ agency, now }) => (isFirst(now) ? [{ agency, now }] : []))
    .toSorted((a, b) => a.now - b.now)
    .map(({ agency, now }) => `${format.rank(now)}. ${title(names[agency] ?? { titleFa: agency, titleEn: agency })}`)
  return (
    <section>
      <h2>{t('modelPage.trialOver', { edition: title(over) })}</h2>
      <Status className="mb-2 text-quiet">
        {t('modelPage.moved', { n: number(moved.length), of: number(shifts.length) })}{' '}
        <span className="badge">{t('modelPage.unofficial')}</span>
      </Status>
      {first.length ? <p className="mb-2">{t('modelPage.first', { names: first.join(t('comma')) })}</p> : null}
      {moved.length ? (
        <Table caption={t('modelPage.trialOver', { edition: title(over) })} isTall>
          <Head>
            <ColumnHead>{t('ranking.agency')}</ColumnHead>
            <ColumnHead>{t('modelPage.rankBefore')}</ColumnHead>
            <ColumnHead>{t('modelPage.rankAfter')}</ColumnHead>
            <ColumnHead>{t('modelPage.shift')}</ColumnHead>
          </Head>
          <tbody>
            {moved.map((shift) => (
              <tr key={shift.agency}>
                <RowHead>
                  {title(names[shift.agency] ?? { titleFa: shift.agency, titleEn: shift.agency })}{' '}
                  <bdi className="code text-sm font-normal text-quiet">{digits(shift.agency)}</bdi>
                </RowHead>
                <NumberCell>{shift.before === null ? t('ranking.unranked') : format.rank(shift.before)}</NumberCell>
                <NumberCell>{shift.now === null ? t('ranking.unranked') : format.rank(shift.now)}</NumberCell>
                <NumberCell>{describeShift(shift)}</NumberCell>
              </tr>
            ))}
          </tbody>
        </Table>
      ) : null}
    </section>
  )

  function describeShift({ before, now }: RankShift): string {
    if (before === null || now === null) return '—'
    return now < before ? `▲ ${format.rank(before - now)}` : `▼ ${format.rank(now - before)}`
  }
}

function sizeOf({ before, now }: RankShift): number {
  return before === null || now === null ? Number.MAX_SAFE_INTEGER : Math.abs(before - now)
}
