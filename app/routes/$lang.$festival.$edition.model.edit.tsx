import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { findPreviousEdition } from '../../db/queries/editions'
import type { Model } from '../../scoring/model'
import { documentField } from '../pages/model/draft/field-of-pointer'
import { type EditionContext, editionContextOf } from '../access/edition-context.server'
import { requireModel } from '../access/edition-model.server'
import { checkDraft, saveDraft, tryDraft } from '../flows/model/edit-model.server'
import { optionalText } from '../forms/form-fields.server'
import { firstTexts } from '../forms/form-fault'
import { refusalOf } from '../forms/parse-form.server'
import { readForm } from '../forms/read-form.server'
import { writeModel } from '../model/write-model'
import { languageOf } from '../i18n/language'
import type { TextHandle } from '../page-language/use-page-texts'
import { draftOfTrial } from '../pages/model/draft-of-trial.server'
import { listNodes, parse, write } from '../pages/model/draft/model-draft'
import { listForEditor } from '../pages/model/editor-lists.server'
import { readTrial } from '../pages/what-if/what-if'
import { pageTitle } from '../page-language/page-title'
import { found } from '../http/found'
import type { RequestContext } from '../policy/request-context'
import { editionPath } from '../http/edition-path'
import { ModelEditor } from '../pages/model/model-editor'

const longestDocument = 2_000_000
const draft = { document: z.string().max(longestDocument), reason: optionalText(2000), opened: optionalText(200) }
const DraftForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('check'), ...draft }),
  z.object({ intent: z.literal('try'), ...draft }),
  z.object({ intent: z.literal('tryBefore'), ...draft }),
  z.object({ intent: z.literal('save'), ...draft }),
])

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { edition, model, version } = await requireModel(context, params, 'model.edit')
  const lists = await listForEditor(context, edition, model, languageOf(params))
  const previous = await findPreviousEdition(context.db, edition)
  return {
    edition,
    previous: previous && { titleFa: previous.titleFa, titleEn: previous.titleEn },
    lists,
    opened: version.version,
    document: documentOf(model, new URL(request.url).search),
  }
}

/** The model as text, with what was tried with it on the page before. */
function documentOf(model: Model, search: string): string {
  const document = writeModel(model)
  const draft = parse(document)
  return draft ? write(draftOfTrial(draft, readTrial(search, listNodes(draft)))) : document
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const editionContext = await requireModel(context, params, 'model.edit')
  const sent = await readForm(context, request, DraftForm)
  const { document = '', opened = '', reason = '' } = firstTexts(sent.typed)
  const kept = { intent: sent.intent, document, opened, reason, rebased: null }
  // The page keeps the document by itself: it is not told a second time.
  const refused = { ...refusalOf(sent), typed: { ...sent.typed, [documentField]: [] } }
  if (!sent.ok) return data({ ...kept, ok: false as const, errors: [], refused }, { status: 400 })
  const answerOf = <Outcome extends { ok: boolean }>(outcome: Outcome) => ({
    ...kept,
    ...outcome,
    refused: outcome.ok ? null : refused,
  })
  if (sent.intent === 'try' || sent.intent === 'tryBefore') {
    const over = sent.intent === 'try' ? editionContext.edition : await requireEarlier(context, editionContext)
    const { titleFa, titleEn } = over
    const trial = await tryDraft(context, editionContext, document, over, request.signal)
    return answerOf({ ...trial, over: { titleFa, titleEn } })
  }
  if (sent.intent === 'check') return answerOf(toAnswer(await checkDraft(context, editionContext, document)))
  const saved = await saveDraft(context, editionContext, { text: document, reason: sent.values.reason, opened })
  if (saved.ok) return redirect(editionPath(params, 'model', `?against=${editionContext.version.version}`))
  const { errors, rebased } = saved
  if (!rebased) return answerOf({ ok: false as const, errors })
  const newer = { rebased, opened: rebased.version, document: rebased.document }
  return data({ ...kept, ok: false as const, errors, ...newer, refused: null }, { status: 409 })
}

/** The edition before, whose ranking the person may see. */
async function requireEarlier(context: RequestContext, { festival, edition }: EditionContext) {
  const previous = await findPreviousEdition(context.db, edition)
  const seen = previous && (await editionContextOf(context, { festival, edition: previous }, 'rankings.see'))
  found(seen)
  return seen.edition
}

function toAnswer(checked: Awaited<ReturnType<typeof checkDraft>>) {
  return checked.ok ? { ok: true as const, warnings: checked.warnings } : checked
}

export const handle = { texts: ['agency', 'model', 'editor', 'rankings', 'edits', 'faults'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.modelPage.edit)

export default function EditModel() {
  return <ModelEditor loaded={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
