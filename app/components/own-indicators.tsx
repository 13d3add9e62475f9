import { Link, useParams } from '@remix-run/react'
import type { loadObjections } from '../views/objection-view.server'
import { useLanguage } from '../i18n/use-language'
import { UnitValue } from './unit-value'
import { Explained } from './help'
import { NodeCode } from './node-code'

type Own = NonNullable<Awaited<ReturnType<typeof loadObjections>>['own']>

/** What an agency reached on each of its indicators, and where it may object. */
export function OwnIndicators({
  own,
  objected,
  mayWrite,
}: {
  own: Own
  objected: readonly string[]
  mayWrite: boolean
}) {
  const { t, title, number } = useLanguage()
  const { lang, festival, edition } = useParams()
  return (
    <div className="scroll mt-4" tabIndex={0} role="region" aria-label={t('objection.own')}>
      <table className="table">
        <caption className="p-2 text-start font-bold">{title(own.agency)}</caption>
        <thead>
          <tr>
            <th scope="col">{t('agency.indicator')}</th>
            <th scope="col">
              <Explained of="target" label={t('agency.target')} />
            </th>
            <th scope="col">{t('objection.actual')}</th>
            <th scope="col">
              <Explained of="points" label={t('agency.points')} />
            </th>
            <th scope="col">
              <Explained of="objection" label={t('objection.title')} />
            </th>
          </tr>
        </thead>
        <tbody>
          {own.indicators.map(({ node, score }) => (
            <tr key={node.code}>
              <th scope="row">
                <NodeCode code={node.code} />
                {title(node)}
              </th>
              <td className="number">
                {score.target === null ? '—' : <UnitValue value={score.target} unit={node.unit} />}
              </td>
              <td className="number">
                {score.actual === null ? (
                  t(`status.${score.status ?? 'no-data'}`)
                ) : (
                  <UnitValue value={score.actual} unit={node.unit} />
                )}
              </td>
              <td className="number">
                {score.score === null
                  ? t(`state.${score.state}`)
                  : t('objection.ofPoints', { score: number(score.score, 1), points: number(node.points, 1) })}
              </td>
              <td>
                {objected.includes(node.code) || mayWrite ? (
                  <Link to={`/${lang}/${festival}/${edition}/objections/${own.agency.code}/${node.code}`}>
                    {t(objected.includes(node.code) ? 'objection.see' : 'objection.write')}
                  </Link>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
