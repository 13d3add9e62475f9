import { Link, useParams } from '@remix-run/react'
import type { loadObjections } from '../views/objection-view.server'
import { useLanguage } from '../i18n/use-language'

type Rows = Awaited<ReturnType<typeof loadObjections>>['rows']

/** Objections with what has become of them, each leading to its page. */
export function ObjectionTable({ rows }: { rows: Rows }) {
  const { t, title, moment, digits } = useLanguage()
  const { lang, festival, edition } = useParams()
  return (
    <div className="scroll mt-2" tabIndex={0} role="region" aria-label={t('objection.made')}>
      <table className="table">
        <caption className="sr-only">{t('objection.made')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('ranking.agency')}</th>
            <th scope="col">{t('agency.indicator')}</th>
            <th scope="col">{t('objection.at')}</th>
            <th scope="col">{t('objection.answer')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ objection, agency, ruling, isRuledLate }) => (
            <tr key={objection.id}>
              <th scope="row">
                <Link to={`/${lang}/${festival}/${edition}/objections/${agency.code}/${objection.indicatorCode}`}>
                  {title(agency)}
                </Link>
              </th>
              <td>
                <bdi>{digits(objection.indicatorCode)}</bdi>
              </td>
              <td>
                <bdi>{moment(objection.at)}</bdi>
              </td>
              <td>
                {ruling ? (
                  t(`objection.verdict.${ruling.verdict}`)
                ) : (
                  <span className="badge">{t('objection.waiting')}</span>
                )}{' '}
                {isRuledLate ? <span className="badge badge-demo">{t('objection.ruledLate')}</span> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
