import type { SourceDefinition } from '../../../sources/definition'
import { isolate } from '../../format/isolate'
import { useLanguage } from '../../page-language/use-language'
import { ColumnHead, Head, RowHead, Table } from '../../ui/table'

/**
 * What a source is, readable, with the moments of its versions, the newest first; and the whole document for those who
 * write one.
 */
export function DefinitionCard({
  definition,
  versions,
}: {
  definition: SourceDefinition
  versions: readonly { version: number; createdAt: Date }[]
}) {
  const { t, digits, moment } = useLanguage()
  const { request, format, pagination, mapping } = definition
  return (
    <section className="sheet mt-6" aria-labelledby="definition">
      <h2 id="definition" className="mb-3">
        {t('source.definition')}
      </h2>
      <dl className="facts">
        <dt>{t('source.version')}</dt>
        <dd>
          {versions.map(({ version, createdAt }) => (
            <span key={version} className="me-4 inline-block">
              {digits(version)} · <bdi className="text-sm text-quiet">{moment(createdAt)}</bdi>
            </span>
          ))}
        </dd>
        <dt>{t('source.request')}</dt>
        <dd>
          <bdi className="code">{request.url}</bdi> ·{' '}
          {request.auth.kind === 'none'
            ? t('source.noSecret')
            : t('source.secret', { name: isolate(request.auth.secret) })}
        </dd>
        <dt>{t('source.format')}</dt>
        <dd>
          <bdi className="code">{format.kind}</bdi>
        </dd>
        <dt>{t('source.pagination')}</dt>
        <dd>
          <bdi className="code">{pagination.kind}</bdi>
        </dd>
        <dt>{t('source.agencyBy')}</dt>
        <dd>
          {t(mapping.agency.by === 'code' ? 'source.byCode' : 'source.byName')}:{' '}
          <bdi className="code">{mapping.agency.value}</bdi>
        </dd>
      </dl>
      <h3 className="mb-1 mt-4 font-bold">{t('source.metrics')}</h3>
      <Table label={t('source.metrics')}>
        <Head>
          <ColumnHead>{t('indicator.metric')}</ColumnHead>
          <ColumnHead>{t('source.expression')}</ColumnHead>
        </Head>
        <tbody>
          {mapping.metrics.map(({ metric, value, combine }) => (
            <tr key={metric}>
              <RowHead>
                <bdi className="code">{metric}</bdi>
              </RowHead>
              <td>
                <bdi className="code">{value}</bdi>{' '}
                {combine === 'sum' ? <span className="badge">{t('source.combined')}</span> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      <details className="mt-4">
        <summary className="text-accent">{t('source.json')}</summary>
        <pre className="raw mt-2 !max-w-none">{JSON.stringify(definition, null, 2)}</pre>
      </details>
    </section>
  )
}
