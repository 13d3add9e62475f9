import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireEdition } from '../access/edition-context.server'
import { pageTitle } from '../page-language/page-title'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { MetricList } from '../pages/setup/metric-list'
import { listSetupMetrics } from '../pages/setup/metric-list.server'
import { SetupHeading } from '../pages/setup/setup-heading'
import { EditionLink } from '../ui/edition-link'
import { EmptyState } from '../ui/notice'

export async function loader({ params, context }: LoaderFunctionArgs) {
  return { metrics: await listSetupMetrics(context, await requireEdition(context, params, 'metrics.edit')) }
}

export const handle = { texts: ['setup', 'model'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.setup.metricsPage.title)

export default function SetupMetricsPage() {
  const { metrics } = useLoaderData<typeof loader>()
  const { t } = useLanguage()
  return (
    <div className="grid gap-5">
      <SetupHeading title={t('setup.metricsPage.title')} help={t('setup.metricsPage.lead')} />
      <div className="flex flex-wrap gap-3">
        <EditionLink page="setup/metrics/new" kind="primary">
          {t('setup.metricsPage.add')}
        </EditionLink>
        <EditionLink page="model/edit" kind="quiet">
          {t('setup.modelPage.edit')}
        </EditionLink>
        <EditionLink page="setup/values" kind="quiet">
          {t('setup.steps.values')}
        </EditionLink>
      </div>
      {metrics.length ? <MetricList metrics={metrics} /> : <EmptyState>{t('setup.metricsPage.none')}</EmptyState>}
    </div>
  )
}
