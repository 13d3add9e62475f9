import { Link, useParams } from '@remix-run/react'
import { useLanguage } from '../i18n/use-language'
import type { CorrectionDocument } from '../results-document'

interface Props {
  differences: CorrectionDocument['changes']
  /** Those that a difference comes from, where it comes from rulings. */
  rulings?: readonly { agency: string; indicator: string }[]
}

/** What one run changes against another, for whom: those that moved furthest first. */
export function RunDifferences({ differences, rulings = [] }: Props) {
  const { t, title, number } = useLanguage()
  const rank = (value: number | null) => (value === null ? t('ranking.unranked') : number(value, 1))
  const total = (value: number | null) => (value === null ? t('state.no-data') : number(value, 1, true))
  return (
    <>
      <h3 className="mt-4 font-bold">{t('changes.ranks')}</h3>
      <p className="mt-1">
        {differences.length ? t('changes.some', { n: number(differences.length) }) : t('changes.none')}
      </p>
      {differences.length ? (
        <div className="scroll tall mt-2" tabIndex={0} role="region" aria-label={t('changes.ranks')}>
          <table className="table">
            <caption className="sr-only">{t('changes.ranks')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('ranking.agency')}</th>
                <th scope="col">{t('changes.totalBefore')}</th>
                <th scope="col">{t('changes.totalAfter')}</th>
                <th scope="col">{t('changes.rankBefore')}</th>
                <th scope="col">{t('changes.rankAfter')}</th>
              </tr>
            </thead>
            <tbody>
              {differences.map((own) => (
                <tr key={own.code}>
                  <th scope="row">
                    {title(own)} <Rulings rulings={rulings.filter(({ agency }) => agency === own.code)} />
                  </th>
                  <td className="number">{total(own.totalBefore)}</td>
                  <td className="number">{total(own.totalAfter)}</td>
                  <td className="number">{rank(own.rankBefore)}</td>
                  <td className="number">{rank(own.rankAfter)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </>
  )
}

function Rulings({ rulings }: { rulings: NonNullable<Props['rulings']> }) {
  const { t, digits } = useLanguage()
  const { lang, festival, edition } = useParams()
  return rulings.map(({ agency, indicator }) => (
    <Link key={indicator} className="badge" to={`/${lang}/${festival}/${edition}/objections/${agency}/${indicator}`}>
      {t('changes.by')} <bdi>{digits(indicator)}</bdi>
    </Link>
  ))
}
