import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useParams } from '@remix-run/react'
import { listSources } from '../../db/queries/sources'
import { requireInFestival } from '../access/festival-place.server'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { pageTitle } from '../page-title'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { festival } = await requireInFestival(context, params['festival'], 'sources.see')
  const sources = await listSources(context.db, festival.id)
  return { sources: sources.map(({ source, version, lastPull }) => ({ source, version: version.version, lastPull })) }
}

export const handle = { texts: ['agency', 'festival'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params }) =>
  pageTitle(params['lang'], (texts) => texts.source.title)

export default function Sources() {
  const { sources } = useLoaderData<typeof loader>()
  const { t } = useLanguage()
  const { lang, festival } = useParams()
  return (
    <>
      <h1>{t('source.title')}</h1>
      <p>
        <Link to={`/${lang}/${festival}/jobs`}>{t('job.title')}</Link>
      </p>
      <div className="scroll mt-4" tabIndex={0} role="region" aria-label={t('source.title')}>
        <table className="table">
          <caption className="sr-only">{t('source.caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('source.source')}</th>
              <th scope="col">{t('agency.known')}</th>
              <th scope="col">{t('source.lastPull')}</th>
              <th scope="col">{t('source.read')}</th>
              <th scope="col">{t('source.stored')}</th>
              <th scope="col">{t('source.unchanged')}</th>
              <th scope="col">{t('source.quarantined')}</th>
            </tr>
          </thead>
          <tbody>
            {sources.map((own) => (
              <Row key={own.source.code} {...own} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function Row({ source, lastPull }: Awaited<ReturnType<typeof loader>>['sources'][number]) {
  const { t, title, moment, number } = useLanguage()
  const { lang, festival } = useParams()
  return (
    <tr>
      <th scope="row">
        <Link to={`/${lang}/${festival}/sources/${source.code}`}>{title(source)}</Link>
      </th>
      <td>{t(`kind.${source.kind}`)}</td>
      {lastPull ? (
        <>
          <td>
            <Link to={`/${lang}/${festival}/pulls/${lastPull.id}`}>
              <bdi>{moment(lastPull.startedAt)}</bdi>
            </Link>{' '}
            <span className="badge">{t(`pull.state.${lastPull.state}`)}</span>
          </td>
          <td className="number">{number(lastPull.recordsRead)}</td>
          <td className="number">{number(lastPull.recordsStored)}</td>
          <td className="number">{number(lastPull.recordsUnchanged)}</td>
          <td className="number">
            {lastPull.recordsQuarantined ? (
              <strong className="text-warn">{number(lastPull.recordsQuarantined)}</strong>
            ) : (
              number(0)
            )}
          </td>
        </>
      ) : (
        <td colSpan={5} className="text-quiet">
          {t('source.never')}
        </td>
      )}
    </tr>
  )
}
