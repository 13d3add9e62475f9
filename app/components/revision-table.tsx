import { Link, useParams } from '@remix-run/react'
import type { Revision } from '../../db/queries/revisions'
import { useLanguage } from '../i18n/use-language'

/** What was, what is, since when and by way of what. */
export function RevisionTable({ revisions, seesSources }: { revisions: readonly Revision[]; seesSources: boolean }) {
  const { t } = useLanguage()
  return (
    <div className="scroll tall" tabIndex={0} role="region" aria-label={t('data.tab.revisions')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('data.revisions.when')}</th>
            <th scope="col">{t('data.agency')}</th>
            <th scope="col">{t('data.revisions.what')}</th>
            <th scope="col">{t('data.revisions.was')}</th>
            <th scope="col">{t('data.revisions.is')}</th>
            <th scope="col">{t('data.revisions.why')}</th>
            <th scope="col">{t('data.revisions.trace')}</th>
          </tr>
        </thead>
        <tbody>
          {revisions.map((revision) => (
            <Row key={revision.observationId} revision={revision} seesSources={seesSources} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ revision, seesSources }: { revision: Revision; seesSources: boolean }) {
  const { t, title, moment, period, digits, number } = useLanguage()
  const { lang, festival, edition } = useParams()
  const { agency, metric, service, source, before, after, pullId } = revision
  const value = ({ status, value: amount }: Revision['before']) =>
    status === 'reported' ? number(amount, metric.decimals + 2) : t(`status.${status}`)
  return (
    <tr>
      <td className="whitespace-nowrap">
        <bdi>{moment(revision.recordedAt)}</bdi>
      </td>
      <th scope="row" className="min-w-40">
        {title(agency)}
      </th>
      <td className="min-w-44">
        <Link to={`/${lang}/${festival}/${edition}/data/${agency.code}/${metric.code}`}>{title(metric)}</Link>
        <span className="block text-sm text-quiet">
          <bdi>{period(revision.periodFrom, revision.periodTo)}</bdi>
          {service ? ` · ${title(service)}` : ''}
        </span>
      </td>
      <td className="number text-quiet">{value(before)}</td>
      <td className="number">
        <strong>{value(after)}</strong>
      </td>
      <td className="min-w-40 text-sm">
        {title(source)} <span className="block text-quiet">{t(`kind.${source.kind}`)}</span>
        {seesSources ? (
          <Link to={`/${lang}/${festival}/pulls/${pullId}`}>{t('data.cell.pull', { id: digits(pullId) })}</Link>
        ) : (
          t('data.cell.pull', { id: digits(pullId) })
        )}
      </td>
      <td className="text-sm">
        <Link to={`/${lang}/${festival}/observations/${revision.observationId}`}>
          {t('data.cell.revision')} {number(revision.revision)}
        </Link>
      </td>
    </tr>
  )
}
