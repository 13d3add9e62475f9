import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useParams } from '@remix-run/react'
import { useState } from 'react'
import { z } from 'zod'
import { DraftErrors } from '../components/draft-errors'
import { ModelForm } from '../components/model-form'
import { TrialTable } from '../components/trial-table'
import { requireModel } from '../access/edition-model.server'
import { checkDraft, saveDraft, tryDraft } from '../flows/edit-model.server'
import { writeModel } from '../flows/write-model'
import { inLanguage, isLanguage } from '../i18n/language'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { draftOfTrial } from '../views/draft-of-trial'
import { viewDraft } from '../views/model-draft'
import { modelWords } from '../views/model-words.server'
import { readTrial } from '../views/what-if'
import { pageTitle } from '../page-title'
import { useDraftErrors } from '../hooks/use-draft-errors'

const longestDocument = 2_000_000
const Draft = z.object({
  intent: z.enum(['check', 'try', 'save']),
  document: z.string().max(longestDocument),
  reason: z.string().trim().max(2000).default(''),
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { edition, model } = await requireModel(context, params, 'model.edit')
  const language = isLanguage(params['lang']) ? params['lang'] : 'fa'
  const methods = Object.fromEntries(
    Object.entries(modelWords).map(([step, own]) => [
      step,
      Object.entries(own).map(([method, { name, sentence }]) => ({
        method,
        name: inLanguage(language, name),
        sentence: inLanguage(language, sentence),
      })),
    ]),
  )
  const document = writeModel(model)
  const trial = readTrial(new URL(request.url).search, viewDraft(document)?.nodes ?? [])
  return { edition, methods, document: draftOfTrial(document, trial) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const place = await requireModel(context, params, 'model.edit')
  const { intent, document, reason } = Draft.parse(Object.fromEntries(await request.formData()))
  if (intent === 'try') return { intent, document, ...(await tryDraft(context, place, document)) }
  if (intent === 'check') return { intent, document, ...toAnswer(await checkDraft(context, place, document)) }
  const saved = await saveDraft(context, place, document, reason)
  if (saved.ok)
    return redirect(
      `/${params['lang']}/${params['festival']}/${params['edition']}/model?against=${place.version.version}`,
    )
  return { intent, document, ...saved }
}

function toAnswer(checked: Awaited<ReturnType<typeof checkDraft>>) {
  return checked.ok ? { ok: true as const } : checked
}

export const handle = { texts: ['agency', 'model', 'rankings'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params['lang'], (texts) => texts.modelPage.edit)

export default function EditModel() {
  const { document, methods } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, digits } = useLanguage()
  const { lang, festival, edition } = useParams()
  const [text, setText] = useState(answer?.document ?? document)
  const live = useDraftErrors(text)
  // The server knows more than the document: metrics that are there, versions that are taken.
  const told = answer && !answer.ok && answer.document === text ? answer.errors : []
  const errors = live?.length ? live : told
  return (
    <>
      <p className="text-sm">
        <Link to={`/${lang}/${festival}/${edition}/model`}>{t('run.model')}</Link>
      </p>
      <h1>{t('modelPage.edit')}</h1>
      <p className="mt-1 max-w-3xl text-quiet">{t('modelPage.editLead')}</p>
      <Form method="post" className="mt-4 grid gap-5 lg:grid-cols-2">
        <ModelForm text={text} onText={setText} methods={methods} />
        <div className="grid content-start gap-4 lg:sticky lg:top-4 lg:self-start">
          <label className="grid gap-1">
            {t('modelPage.document')}
            <textarea
              className="field code min-h-[28rem] w-full max-w-none"
              dir="ltr"
              name="document"
              spellCheck={false}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </label>
          <DraftErrors errors={errors} isLive={live !== null} />
          <label className="grid gap-1">
            {t('modelPage.reason')}
            <input className="field w-full max-w-none" name="reason" maxLength={2000} />
          </label>
          <p className="flex flex-wrap gap-3">
            <button className="button-quiet" name="intent" value="check">
              {t('modelPage.check')}
            </button>
            <button className="button-quiet" name="intent" value="try">
              {t('modelPage.try')}
            </button>
            <button className="button" name="intent" value="save">
              {t('modelPage.save')}
            </button>
          </p>
          {answer?.ok && answer.intent === 'check' && answer.document === text ? (
            <p role="status">{t('modelPage.sound')}</p>
          ) : null}
        </div>
      </Form>
      {answer?.ok && 'shifts' in answer ? <TrialTable shifts={answer.shifts} /> : null}
      <p className="mt-6 text-sm text-quiet">
        {t('modelPage.schema')}{' '}
        <a className="underline" href="/model.schema.json">
          model.schema.json
        </a>{' '}
        ({digits('2020-12')})
      </p>
    </>
  )
}
