import { useUnitName } from '../../figures/use-unit-name'
import { useLanguage } from '../../page-language/use-language'
import { EditionLink } from '../../ui/edition-link'
import { ColumnHead, Head, RowHead, Table } from '../../ui/table'
import type { SetupMetric } from './metric-list.server'

/** The metrics of a festival with how each counts; each leads to its form. */
export function MetricList({ metrics }: { metrics: readonly SetupMetric[] }) {
  const { t, title } = useLanguage()
  const unitName = useUnitName()
  return (
    <Table caption={t('setup.metricsPage.title')} isTall>
      <Head>
        {(['name', 'code', 'unit', 'counts', 'way', 'use'] as const).map((column) => (
          <ColumnHead key={column}>{t(`setup.metricsPage.${column}`)}</ColumnHead>
        ))}
      </Head>
      <tbody>
        {metrics.map((metric) => (
          <tr key={metric.code}>
            <RowHead>
              <EditionLink page={`setup/metrics/${metric.code}`}>{title(metric)}</EditionLink>
            </RowHead>
            <td>
              <bdi dir="ltr">{metric.code}</bdi>
            </td>
            <td>{unitName(metric.unit)}</td>
            <td className="min-w-48">
              <Settings metric={metric} />
            </td>
            <td className="min-w-36">
              <Way metric={metric} />
            </td>
            <td>{t(metric.isWanted ? 'setup.metricsPage.wanted' : 'setup.metricsPage.unwanted')}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

/** How values of a metric behave, in a few short lines. */
function Settings({ metric }: { metric: SetupMetric }) {
  const { t, title, format } = useLanguage()
  const { overPeriods, lowest, highest, wholes, mayBeNegative } = metric
  const lines = [
    t(`setup.metric.over.${overPeriods ?? 'neither'}`),
    ...(lowest === null ? [] : [t('setup.metricsPage.least', { n: format.amount(lowest) })]),
    ...(highest === null ? [] : [t('setup.metricsPage.most', { n: format.amount(highest) })]),
    ...(mayBeNegative ? [t('setup.metricsPage.negative')] : []),
    ...wholes.map((whole) =>
      whole.times === 1
        ? t('setup.metricsPage.partOf', { whole: title(whole) })
        : t('setup.metricsPage.partOfTimes', { whole: title(whole), n: format.amount(whole.times) }),
    ),
  ]
  return lines.map((line) => (
    <span key={line} className="block">
      {line}
    </span>
  ))
}

function Way({ metric: { sources, isDeclared, hasValues } }: { metric: SetupMetric }) {
  const { t, title } = useLanguage()
  if (sources.length) return t('setup.valuesPage.bySource', { names: sources.map(title).join(t('comma')) })
  if (isDeclared) return t('setup.valuesPage.isDeclared')
  return t(hasValues ? 'setup.valuesPage.hasValues' : 'setup.valuesPage.noWay')
}
