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
import { EditionLink, FestivalLink } from '../ui/edition-link'

export async function loader({ params, context }: LoaderFunctionArgs) {
  return openValuesForm(context, await requireEdition(context, params, 'setup.see'))
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const place = await requireEdition(context, params, 'model.edit')
  const sent = await readForm(context, request, setupForm(['declare']))
  const answer = await takeValuesForm(context, place, sent)
  return data(answer, { status: statusOf(answer) })
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
      <SetupHeading title={t('setup.steps.values')} help={t('setup.valuesPage.lead')} />
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
      <ValuesFieldset loaded={loaded} answer={answer ?? null} />
    </div>
  )
}
