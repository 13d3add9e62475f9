import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findModelVersionFor } from '../../db/queries/models'
import { requireEdition } from '../access/edition-context.server'
import { chooseStart } from '../flows/setup/editions.server'
import { readStart } from '../flows/setup/model-start-names'
import { editionPath } from '../http/edition-path'
import { found } from '../http/found'
import { storedModel } from '../model/stored-model'
import { pageTitle } from '../page-language/page-title'
import { typedText } from '../forms/form-fault'
import { PostForm } from '../forms/post-form'
import { refusalOf } from '../forms/parse-form.server'
import { setupForm } from '../pages/setup/setup-form.server'
import { readForm } from '../forms/read-form.server'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { SetupHeading } from '../pages/setup/setup-heading'
import { StartRefusal } from '../pages/setup/start-refusal'
import { StartChoice } from '../pages/setup/start-choice'
import { EditionLink } from '../ui/edition-link'
import { Button } from '../ui/button'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { edition } = await requireEdition(context, params, 'model.edit')
  const version = await findModelVersionFor(context.db, edition)
  found(version)
  return { version: version.version, title: storedModel(version).title }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const editionContext = await requireEdition(context, params, 'model.edit')
  const sent = await readForm(context, request, setupForm(['choose']))
  const chosen = await chooseStart(context, editionContext, readStart(typedText(sent.typed, 'start')))
  if (chosen.ok) return redirect(editionPath(params, 'model/edit'))
  return data({ refused: refusalOf(sent), named: chosen.why === 'named' ? chosen.named : null }, { status: 400 })
}

export const handle = { texts: ['setup', 'faults'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.setup.steps.model)

export default function SetupModelPage() {
  const { title, version } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, pick } = useLanguage()
  return (
    <div className="mx-auto grid max-w-3xl gap-5">
      <SetupHeading step="model" title={t('setup.steps.model')} help={t('setup.modelPage.lead')} />
      <section className="sheet grid gap-2" aria-labelledby="present">
        <h2 id="present">{t('setup.modelPage.present')}</h2>
        <p>
          {pick(title)} <span className="text-sm text-quiet">{t('run.version', { version })}</span>
        </p>
        <div className="flex flex-wrap gap-3">
          <EditionLink page="model/edit" kind="primary">
            {t('setup.modelPage.edit')}
          </EditionLink>
          <EditionLink page="setup/metrics" kind="quiet">
            {t('setup.metricsPage.title')}
          </EditionLink>
        </div>
      </section>
      <PostForm className="sheet grid gap-4" refused={answer?.refused}>
        {answer ? <StartRefusal named={answer.named} /> : null}
        <StartChoice legend={t('setup.modelPage.other')} help={t('setup.modelPage.otherHelp')} chosen={null} />
        <Button kind="quiet" className="justify-self-start">
          {t('setup.modelPage.choose')}
        </Button>
      </PostForm>
    </div>
  )
}
