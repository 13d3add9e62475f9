import type { Revision } from '../../../db/queries/revisions'
import { useLanguage } from '../../page-language/use-language'
import { ColumnHead, Head, NumberCell, RowHead, Table } from '../../ui/table'
import { EditionLink, FestivalLink } from '../../ui/edition-link'

/** What was, what is, since when and by way of what. */
export function RevisionTable({ revisions, seesSources }: { revisions: readonly Revision[]; seesSources: boolean }) {
  const { t } = useLanguage()
  return (
    <Table label={t('data.tab.revisions')} isTall>
      <Head>
        <ColumnHead>{t('data.revisions.when')}</ColumnHead>
        <ColumnHead>{t('data.agency')}</ColumnHead>
        <ColumnHead>{t('data.revisions.what')}</ColumnHead>
        <ColumnHead>{t('data.revisions.was')}</ColumnHead>
        <ColumnHead>{t('data.revisions.is')}</ColumnHead>
        <ColumnHead>{t('data.revisions.why')}</ColumnHead>
        <ColumnHead>{t('data.revisions.trace')}</ColumnHead>
      </Head>
      <tbody>
        {revisions.map((revision) => (
          <Row key={revision.observationId} revision={revision} seesSources={seesSources} />
        ))}
      </tbody>
    </Table>
  )
}

function Row({ revision, seesSources }: { revision: Revision; seesSources: boolean }) {
  const { t, title, moment, period, digits, number, format } = useLanguage()
  const { agency, metric, service, source, before, after, pullId } = revision
  const value = ({ status, value: amount }: Revision['before']) =>
    status === 'reported' ? format.amount(amount) : t(`status.${status}`)
  return (
    <tr>
      <td className="whitespace-nowrap">
        <bdi>{moment(revision.recordedAt)}</bdi>
      </td>
      <RowHead className="min-w-40">{title(agency)}</RowHead>
      <td className="min-w-44">
        <EditionLink page={`data/${agency.code}/${metric.code}`}>{title(metric)}</EditionLink>
        <span className="block text-sm text-quiet">
          <bdi>{period(revision.periodFrom, revision.periodTo)}</bdi>
          {service ? ` · ${title(service)}` : ''}
        </span>
      </td>
      <NumberCell className="text-quiet">{value(before)}</NumberCell>
      <NumberCell>
        <strong>{value(after)}</strong>
      </NumberCell>
      <td className="min-w-40 text-sm">
        {title(source)} <span className="block text-quiet">{t(`kind.${source.kind}`)}</span>
        {seesSources ? (
          <FestivalLink page={`pulls/${pullId}`}>{t('data.cell.pull', { id: digits(pullId) })}</FestivalLink>
        ) : (
          t('data.cell.pull', { id: digits(pullId) })
        )}
      </td>
      <td className="text-sm">
        <FestivalLink page={`observations/${revision.observationId}`}>
          {t('data.cell.revision')} {number(revision.revision)}
        </FestivalLink>
      </td>
    </tr>
  )
}
