import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useParams } from '@remix-run/react'
import { listGroups } from '../../db/queries/editions'
import { newCategory, toCategoryFields, toCategoryJson, toPosition } from '../pages/awards/category-form'
import { CategoryForm, openCategory, readCategory, takeCategoryForm } from '../pages/awards/category-actions.server'
import { refusalOf } from '../forms/parse-form.server'
import { readForm } from '../forms/read-form.server'
import { requireEdition } from '../access/edition-context.server'
import { readCategories } from '../flows/awards/edit-categories.server'
import { tryCategory } from '../pages/awards/try-category.server'
import { found } from '../http/found'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'
import { editionPath } from '../http/edition-path'
import { CategoryEditor } from '../pages/awards/category-editor'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const editionContext = await requireEdition(context, params, 'categories.edit')
  const [categories, groups] = await Promise.all([
    readCategories(context.db, editionContext.edition.id),
    listGroups(context.db, editionContext.edition.id),
  ])
  const code = params['category']
  const item = categories.find((category) => category.code === code)
  if (code !== 'new') found(item)
  const last = Math.max(-1, ...categories.map(({ row }) => row.position))
  const fields = item ? toCategoryFields(item, item.row.position) : { ...newCategory, position: String(last + 1) }
  const existing = item ? { id: item.row.id, version: item.row.version } : null
  const tried = existing
    ? await tryCategory(
        context,
        editionContext,
        { existingId: existing.id, position: toPosition(fields.position), category: toCategoryJson(fields) },
        request.signal,
      )
    : null
  return {
    edition: editionContext.edition,
    groups,
    fields,
    basis: openCategory(existing, fields),
    outcome: tried?.ok ? tried.outcome : null,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const editionContext = await requireEdition(context, params, 'categories.edit')
  const form = await readForm(context, request, CategoryForm)
  const refused = refusalOf(form)
  if (!form.ok) return data({ ...unread, refused }, { status: 400 })
  const { intent } = form.values
  const sent = readCategory(form.values)
  const { fields, basis, existing, draft } = sent
  if (intent === 'try') {
    const tried = await tryCategory(
      context,
      editionContext,
      { ...draft, existingId: existing?.id ?? null },
      request.signal,
    )
    return data({
      fields,
      basis,
      changed: null,
      why: tried.ok ? null : ('invalid' as const),
      errors: tried.ok ? [] : tried.errors,
      outcome: tried.ok ? tried.outcome : null,
      refused: tried.ok ? null : refused,
    })
  }
  const saved = await takeCategoryForm(context, editionContext, sent, intent)
  if (saved.ok) return redirect(editionPath(params, 'awards'))
  const { why, changed } = saved
  return data(
    {
      fields: saved.fields,
      basis: saved.basis,
      changed,
      why,
      errors: 'errors' in saved ? saved.errors : [],
      outcome: null,
      refused: why === 'invalid' || why === 'code-taken' ? refused : null,
    },
    { status: why === 'invalid' ? 400 : 409 },
  )
}

/** What is told of a form that no page of ours has sent like that. */
const unread = { fields: undefined, basis: undefined, changed: null, why: null, errors: [], outcome: null }

export const handle = { texts: ['awards', 'rankings', 'edits', 'faults'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.awards.title)

export default function EditCategory() {
  const { category } = useParams()
  const loaded = useLoaderData<typeof loader>()
  return <CategoryEditor key={category} loaded={loaded} answer={useActionData<typeof action>()} />
}
