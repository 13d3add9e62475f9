import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listSources } from '../../db/queries/sources'
import { requireInFestival } from '../access/festival-context.server'
import { FailureReason } from '../figures/failure-reason'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'
import { ColumnHead, Head, NumberCell, RowHead, Table } from '../ui/table'
import { FestivalLink } from '../ui/edition-link'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { festival } = await requireInFestival(context, params['festival'], 'sources.see')
  const sources = await listSources(context.db, festival.id)
  return { sources: sources.map(({ source, version, lastPull }) => ({ source, version: version.version, lastPull })) }
}

export const handle = { texts: ['agency', 'festival'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params }) => pageTitle(params, (texts) => texts.source.title)

export default function Sources() {
  const { sources } = useLoaderData<typeof loader>()
  const { t } = useLanguage()
  return (
    <>
      <h1>{t('source.title')}</h1>
      <p>
        <FestivalLink page="jobs">{t('job.title')}</FestivalLink>
      </p>
      <Table label={t('source.title')} caption={t('source.caption')} className="mt-4">
        <Head>
          <ColumnHead>{t('source.source')}</ColumnHead>
          <ColumnHead>{t('agency.known')}</ColumnHead>
          <ColumnHead>{t('source.lastPull')}</ColumnHead>
          <ColumnHead>{t('source.read')}</ColumnHead>
          <ColumnHead>{t('source.stored')}</ColumnHead>
          <ColumnHead>{t('source.unchanged')}</ColumnHead>
          <ColumnHead>{t('source.quarantined')}</ColumnHead>
        </Head>
        <tbody>
          {sources.map((source) => (
            <Row key={source.source.code} {...source} />
          ))}
        </tbody>
      </Table>
    </>
  )
}

function Row({ source, lastPull }: Awaited<ReturnType<typeof loader>>['sources'][number]) {
  const { t, title, moment, number } = useLanguage()
  return (
    <tr>
      <RowHead>
        <FestivalLink page={`sources/${source.code}`}>{title(source)}</FestivalLink>
      </RowHead>
      <td>{t(`kind.${source.kind}`)}</td>
      {lastPull ? (
        <>
          <td>
            <FestivalLink page={`pulls/${lastPull.id}`}>
              <bdi>{moment(lastPull.startedAt)}</bdi>
            </FestivalLink>{' '}
            <span className="badge">{t(`pull.state.${lastPull.state}`)}</span>
            <FailureReason failure={lastPull.failure} />
          </td>
          <NumberCell>{number(lastPull.recordsRead)}</NumberCell>
          <NumberCell>{number(lastPull.recordsStored)}</NumberCell>
          <NumberCell>{number(lastPull.recordsUnchanged)}</NumberCell>
          <NumberCell>
            {lastPull.recordsQuarantined ? (
              <strong className="text-warn">{number(lastPull.recordsQuarantined)}</strong>
            ) : (
              number(0)
            )}
          </NumberCell>
        </>
      ) : (
        <td colSpan={5} className="text-quiet">
          {t('source.never')}
        </td>
      )}
    </tr>
  )
}
