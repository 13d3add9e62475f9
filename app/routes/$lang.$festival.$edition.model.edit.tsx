import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import { z } from 'zod'
import { DraftErrors, DraftWarnings } from '../pages/model/draft-errors'
import { ModelEdits } from '../pages/model/model-edits'
import { ModelForm } from '../pages/model/model-form'
import { TrialTable } from '../pages/model/trial-table'
import { requireModel } from '../access/edition-model.server'
import { checkDraft, saveDraft, tryDraft } from '../flows/model/edit-model.server'
import { optionalText } from '../forms/form-fields.server'
import { readForm } from '../forms/read-form.server'
import { writeModel } from '../model/write-model'
import { languageOf } from '../i18n/language'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { draftOfTrial } from '../pages/model/draft-of-trial.server'
import { viewDraft } from '../pages/model/model-draft'
import { listEditorMethods } from '../pages/model/editor-methods.server'
import { readTrial } from '../pages/what-if/what-if'
import { pageTitle } from '../page-language/page-title'
import { useDraftErrors } from '../pages/model/use-draft-errors'
import { useOpened } from '../forms/edits/use-opened'
import { openedField } from '../forms/edits/opened-field'
import { EditionLink } from '../ui/edition-link'
import { editionPath } from '../http/edition-path'
import { TextAreaField, TextField } from '../ui/field'
import { Button } from '../ui/button'
import { Status } from '../ui/status'
import { languagePath } from '../http/language-path'

const longestDocument = 2_000_000
const draft = { document: z.string().max(longestDocument), reason: optionalText(2000), opened: optionalText(200) }
const DraftForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('check'), ...draft }),
  z.object({ intent: z.literal('try'), ...draft }),
  z.object({ intent: z.literal('save'), ...draft }),
])

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { edition, model, version } = await requireModel(context, params, 'model.edit')
  const document = writeModel(model)
  const trial = readTrial(new URL(request.url).search, viewDraft(document)?.nodes ?? [])
  const methods = listEditorMethods(languageOf(params))
  return { edition, methods, opened: version.version, document: draftOfTrial(document, trial) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const place = await requireModel(context, params, 'model.edit')
  const sent = await readForm(context, request, DraftForm)
  if (!sent.ok) throw new Response(null, { status: 400 })
  const { intent, document, reason, opened } = sent.values
  const kept = { intent, document, opened, reason, rebased: null }
  if (intent === 'try') return { ...kept, ...(await tryDraft(context, place, document, request.signal)) }
  if (intent === 'check') return { ...kept, ...toAnswer(await checkDraft(context, place, document)) }
  const saved = await saveDraft(context, place, { text: document, reason, opened })
  if (saved.ok) return redirect(editionPath(params, 'model', `?against=${place.version.version}`))
  const { rebased } = saved
  if (!rebased) return { ...kept, ...saved, rebased: null }
  return data({ ...kept, ...saved, rebased, opened: rebased.version, document: rebased.document }, { status: 409 })
}

function toAnswer(checked: Awaited<ReturnType<typeof checkDraft>>) {
  return checked.ok ? { ok: true as const, warnings: checked.warnings } : checked
}

export const handle = { texts: ['agency', 'model', 'rankings', 'edits'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.modelPage.edit)

export default function EditModel() {
  const loaded = useLoaderData<typeof loader>()
  const { document, methods } = loaded
  const answer = useActionData<typeof action>()
  const { t, language, digits } = useLanguage()
  const [text, setText] = useState(answer?.document ?? document)
  const opened = useOpened(loaded.opened, answer?.opened)
  const rebased = answer?.rebased ?? null
  const [shown, setShown] = useState(rebased)
  if (rebased !== shown) {
    setShown(rebased)
    if (rebased) setText(rebased.document)
  }
  const live = useDraftErrors(text)
  // The server knows more than the document: metrics that are there, versions that are taken.
  const told = answer && !answer.ok && answer.document === text ? answer.errors : []
  const errors = live?.errors.length ? live.errors : told
  const warnings = live?.warnings ?? (answer?.ok && 'warnings' in answer ? answer.warnings : [])
  return (
    <>
      <p className="text-sm">
        <EditionLink page="model">{t('run.model')}</EditionLink>
      </p>
      <h1>{t('modelPage.edit')}</h1>
      <p className="mt-1 max-w-3xl text-quiet">{t('modelPage.editLead')}</p>
      <Form method="post" className="mt-4 grid gap-5 lg:grid-cols-2">
        <input type="hidden" name={openedField} value={opened} />
        {rebased ? (
          <div className="min-w-0 lg:col-span-2">
            <ModelEdits rebased={rebased} />
          </div>
        ) : null}
        <ModelForm text={text} onText={setText} methods={methods} />
        <div className="grid content-start gap-4 lg:sticky lg:top-4 lg:self-start">
          <TextAreaField
            label={t('modelPage.document')}
            isWide
            look="code min-h-[28rem]"
            dir="ltr"
            name="document"
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <DraftErrors errors={errors} isLive={live !== null} />
          <DraftWarnings warnings={warnings} />
          <TextField
            label={t('modelPage.reason')}
            isWide
            name="reason"
            maxLength={2000}
            defaultValue={answer?.reason}
          />
          <p className="flex flex-wrap gap-3">
            <Button kind="quiet" name="intent" value="check" data-saves-nothing>
              {t('modelPage.check')}
            </Button>
            <Button kind="quiet" name="intent" value="try" data-saves-nothing>
              {t('modelPage.try')}
            </Button>
            <Button name="intent" value="save">
              {t('modelPage.save')}
            </Button>
          </p>
          {answer?.ok && answer.intent === 'check' && answer.document === text ? (
            <Status>{t('modelPage.sound')}</Status>
          ) : null}
        </div>
      </Form>
      {answer?.ok && 'shifts' in answer ? <TrialTable shifts={answer.shifts} names={answer.names} /> : null}
      <p className="mt-6 text-sm text-quiet">
        {t('modelPage.schema')}{' '}
        <a className="underline" href="/model.schema.json">
          model.schema.json
        </a>{' '}
        ({digits('2020-12')}){t('comma')}
        <Link className="underline" to={languagePath(language, 'methods')}>
          {t('run.methodsExplained')}
        </Link>
      </p>
    </>
  )
}
