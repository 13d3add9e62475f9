import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireEdition } from '../access/edition-context.server'
import { readForm } from '../forms/read-form.server'
import { useLanguage } from '../page-language/use-language'
import { pageTitle } from '../page-language/page-title'
import type { TextHandle } from '../page-language/use-page-texts'
import { setupForm } from '../pages/setup/setup-form.server'
import { SetupHeading } from '../pages/setup/setup-heading'
import { ValuesFieldset } from '../pages/setup/values-form'
import { type ValuesAnswer, openValuesForm, takeValuesForm } from '../pages/setup/values-form.server'
import { SourceOrders } from '../pages/setup/source-orders'
import { type OrderAnswer, loadSourceOrders, takeOrderForm } from '../pages/setup/source-orders.server'
import { EditionLink, FestivalLink } from '../ui/edition-link'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const editionContext = await requireEdition(context, params, 'setup.see')
  return { ...(await openValuesForm(context, editionContext)), orders: await loadSourceOrders(context, editionContext) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const sent = await readForm(context, request, setupForm(['declare', 'raise']))
  if (sent.intent === 'raise') {
    const order = await takeOrderForm(context, await requireEdition(context, params, 'organisation.edit'), sent)
    return data({ declared: null, order }, { status: statusOfOrder(order) })
  }
  const declared = await takeValuesForm(context, await requireEdition(context, params, 'model.edit'), sent)
  return data({ declared, order: null }, { status: statusOf(declared) })
}

function statusOfOrder({ why }: OrderAnswer): number {
  if (why === null) return 200
  return why === 'changed' ? 409 : 400
}

function statusOf({ saved, problems }: ValuesAnswer): number {
  if (saved !== null) return 200
  return problems.some(({ why }) => why === 'changed') ? 409 : 400
}

export const handle = { texts: ['setup', 'edits', 'faults'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.setup.steps.values)

export default function SetupValuesPage() {
  const loaded = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useLanguage()
  return (
    <div className="mx-auto grid max-w-3xl gap-5">
      <SetupHeading step="values" title={t('setup.steps.values')} help={t('setup.valuesPage.lead')} />
      <div className="flex flex-wrap gap-3">
        <EditionLink page="setup/values/upload" kind="quiet">
          {t('setup.valuesPage.upload')}
        </EditionLink>
        <EditionLink page="setup/metrics" kind="quiet">
          {t('setup.metricsPage.title')}
        </EditionLink>
        <FestivalLink page="sources" kind="quiet">
          {t('setup.valuesPage.sources')}
        </FestivalLink>
        <EditionLink page="data" kind="quiet">
          {t('setup.valuesPage.data')}
        </EditionLink>
      </div>
      <ValuesFieldset loaded={loaded} answer={answer?.declared ?? null} />
      <SourceOrders orders={loaded.orders} answer={answer?.order ?? null} />
    </div>
  )
}
