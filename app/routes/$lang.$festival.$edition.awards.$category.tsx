import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { Form, useActionData, useFetcher, useLoaderData, useParams } from '@remix-run/react'
import { type FormEvent, useRef } from 'react'
import { listGroups } from '../../db/queries/editions'
import { liveField } from '../forms/kept/hold-posts'
import { fieldOf, newCategory, toCategoryFields, toCategoryJson, toPosition } from '../pages/awards/category-form'
import { CategoryForm, openCategory, readCategory, takeCategoryForm } from '../pages/awards/category-actions.server'
import { openedField } from '../forms/edits/opened-field'
import { readForm } from '../forms/read-form.server'
import { AwardOutcome } from '../pages/awards/award-outcome'
import { CategoryChanges } from '../pages/awards/category-changes'
import { CategoryFieldset, Problems } from '../pages/awards/category-fields'
import { requireEdition } from '../access/edition-context.server'
import { readCategories } from '../flows/awards/edit-categories.server'
import { tryCategory } from '../pages/awards/try-category.server'
import { found } from '../http/found'
import { useOpened } from '../forms/edits/use-opened'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'
import { EditionLink } from '../ui/edition-link'
import { editionPath } from '../http/edition-path'
import { Button } from '../ui/button'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const place = await requireEdition(context, params, 'categories.edit')
  const [categories, groups] = await Promise.all([
    readCategories(context.db, place.edition.id),
    listGroups(context.db, place.edition.id),
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
        place,
        { existingId: existing.id, position: toPosition(fields.position), category: toCategoryJson(fields) },
        request.signal,
      )
    : null
  return {
    edition: place.edition,
    groups,
    fields,
    basis: openCategory(existing, fields),
    outcome: tried?.ok ? tried.outcome : null,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const place = await requireEdition(context, params, 'categories.edit')
  const form = await readForm(context, request, CategoryForm)
  if (!form.ok) throw new Response(null, { status: 400 })
  const { intent } = form.values
  const sent = readCategory(form.values)
  const { fields, basis, existing, draft } = sent
  if (intent === 'try') {
    const tried = await tryCategory(context, place, { ...draft, existingId: existing?.id ?? null }, request.signal)
    return data({
      fields,
      basis,
      changed: null,
      why: tried.ok ? null : ('invalid' as const),
      errors: tried.ok ? [] : tried.errors,
      outcome: tried.ok ? tried.outcome : null,
    })
  }
  const saved = await takeCategoryForm(context, place, sent, intent)
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
    },
    { status: why === 'invalid' ? 400 : 409 },
  )
}

export const handle = { texts: ['awards', 'edits'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.awards.title)

export default function EditCategory() {
  const { category } = useParams()
  return <CategoryPage key={category} />
}

function CategoryPage() {
  const loaded = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const live = useFetcher<typeof action>()
  const waiting = useRef<number | undefined>(undefined)
  const { t, title, pick } = useLanguage()
  const told = live.data ?? answer
  const basis = useOpened(loaded.basis, answer?.basis)
  const errors = Object.fromEntries(
    (told?.errors ?? []).map((error) => [
      fieldOf(error.pointer),
      (told?.errors ?? [])
        .filter((item) => fieldOf(item.pointer) === fieldOf(error.pointer))
        .map((error) => pick(error)),
    ]),
  )
  const outcome = told ? told.outcome : loaded.outcome
  const tryLater = ({ currentTarget }: FormEvent<HTMLFormElement>) => {
    window.clearTimeout(waiting.current)
    waiting.current = window.setTimeout(() => {
      const form = new FormData(currentTarget)
      form.set('intent', 'try')
      form.set(liveField, 'yes')
      void live.submit(form, { method: 'post' })
    }, 400)
  }
  return (
    <>
      <p className="text-sm">
        <EditionLink page="awards">{t('awards.back')}</EditionLink>
      </p>
      <h1>{basis.id ? title(loaded.fields) : t('awards.add')}</h1>
      <div className="mt-4 grid gap-5 lg:grid-cols-2">
        <Form method="post" className="sheet grid content-start gap-4" onChange={tryLater}>
          <input type="hidden" name="id" value={basis.id} />
          <input type="hidden" name="version" value={basis.version} />
          <input type="hidden" name={openedField} value={basis.opened} />
          {answer?.changed ? <CategoryChanges change={answer.changed} groups={loaded.groups} /> : null}
          <CategoryFieldset
            key={basis.opened}
            fields={answer?.fields ?? loaded.fields}
            groups={loaded.groups}
            errors={errors}
          />
          {told?.why && !answer?.changed ? <Problems problems={[t(`awards.problem.${told.why}`)]} /> : null}
          <div className="flex flex-wrap gap-3">
            <Button name="intent" value="save">
              {t('awards.save')}
            </Button>
            <Button kind="quiet" name="intent" value="try" data-saves-nothing>
              {t('awards.try')}
            </Button>
            {basis.id ? (
              <Button kind="danger" className="ms-auto" name="intent" value="remove">
                {t('awards.remove')}
              </Button>
            ) : null}
          </div>
        </Form>
        <section className="sheet min-w-0 content-start" aria-live="polite" aria-busy={live.state !== 'idle'}>
          <h2>{t('awards.wouldWin')}</h2>
          {outcome ? (
            <AwardOutcome outcome={outcome} />
          ) : (
            <p className="text-quiet">{told?.errors.length ? t('awards.problem.invalid') : t('awards.notScored')}</p>
          )}
        </section>
      </div>
    </>
  )
}
