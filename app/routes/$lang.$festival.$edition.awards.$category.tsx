import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useFetcher, useLoaderData, useParams } from '@remix-run/react'
import { type FormEvent, useRef } from 'react'
import { z } from 'zod'
import { listGroups } from '../../db/queries/editions'
import {
  fieldOf,
  newCategory,
  readCategoryFields,
  toCategoryFields,
  toCategoryJson,
  toPosition,
} from '../forms/category-form'
import { AwardOutcome } from '../components/award-outcome'
import { CategoryFieldset, Problems } from '../components/category-fields'
import { requireEdition } from '../access/edition-place.server'
import { dropCategory, readCategories, saveCategory } from '../flows/edit-categories.server'
import { tryCategory } from '../flows/try-category.server'
import { found } from '../found'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { pageTitle } from '../page-title'

const Sent = z.object({
  intent: z.enum(['try', 'save', 'remove']),
  id: z.coerce.number().int().catch(0),
  version: z.coerce.number().int().catch(0),
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  const place = await requireEdition(context, params, 'categories.edit')
  const [categories, groups] = await Promise.all([
    readCategories(context.db, place.edition.id),
    listGroups(context.db, place.edition.id),
  ])
  const code = params['category']
  const own = categories.find((category) => category.code === code)
  if (code !== 'new') found(own)
  const last = Math.max(-1, ...categories.map(({ row }) => row.position))
  const fields = own ? toCategoryFields(own, own.row.position) : { ...newCategory, position: String(last + 1) }
  const existing = own ? { id: own.row.id, version: own.row.version } : null
  const tried = existing
    ? await tryCategory(context, place, {
        existingId: existing.id,
        position: Number(fields.position),
        category: toCategoryJson(fields),
      })
    : null
  return { edition: place.edition, groups, fields, existing, outcome: tried?.ok ? tried.outcome : null }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const place = await requireEdition(context, params, 'categories.edit')
  const form = await request.formData()
  const { intent, id, version } = Sent.parse(Object.fromEntries(form))
  const fields = readCategoryFields(form)
  const draft = { position: toPosition(fields.position), category: toCategoryJson(fields) }
  const existing = id ? { id, version } : null
  if (intent === 'try') {
    const tried = await tryCategory(context, place, { ...draft, existingId: id || null })
    return data({
      fields,
      why: tried.ok ? null : ('invalid' as const),
      errors: tried.ok ? [] : tried.errors,
      outcome: tried.ok ? tried.outcome : null,
    })
  }
  const saved =
    intent === 'save'
      ? await saveCategory(context, place, { ...draft, existing })
      : await dropCategory(context, place, id, version)
  if (saved.ok) return redirect(`/${params['lang']}/${params['festival']}/${params['edition']}/awards`)
  return data(
    { fields, why: saved.why, errors: 'errors' in saved ? saved.errors : [], outcome: null },
    { status: saved.why === 'invalid' ? 400 : 409 },
  )
}

export const handle = { texts: ['awards', 'festival'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params['lang'], (texts) => texts.awards.title)

export default function EditCategory() {
  const loaded = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const live = useFetcher<typeof action>()
  const waiting = useRef<number | undefined>(undefined)
  const { t, title, pick } = useLanguage()
  const params = useParams()
  const told = live.data ?? answer
  const errors = Object.fromEntries(
    (told?.errors ?? []).map((error) => [
      fieldOf(error.pointer),
      (told?.errors ?? []).filter((own) => fieldOf(own.pointer) === fieldOf(error.pointer)).map((own) => pick(own)),
    ]),
  )
  const outcome = told ? told.outcome : loaded.outcome
  const tryLater = ({ currentTarget }: FormEvent<HTMLFormElement>) => {
    window.clearTimeout(waiting.current)
    waiting.current = window.setTimeout(() => {
      const form = new FormData(currentTarget)
      form.set('intent', 'try')
      void live.submit(form, { method: 'post' })
    }, 400)
  }
  return (
    <>
      <p className="text-sm">
        <Link to={`/${params['lang']}/${params['festival']}/${params['edition']}/awards`}>{t('awards.back')}</Link>
      </p>
      <h1>{loaded.existing ? title(loaded.fields) : t('awards.add')}</h1>
      <div className="mt-4 grid gap-5 lg:grid-cols-2">
        <Form method="post" className="sheet grid content-start gap-4" onChange={tryLater}>
          <input type="hidden" name="id" value={loaded.existing?.id ?? 0} />
          <input type="hidden" name="version" value={loaded.existing?.version ?? 0} />
          <CategoryFieldset fields={answer?.fields ?? loaded.fields} groups={loaded.groups} errors={errors} />
          {told?.why ? <Problems problems={[t(`awards.problem.${told.why}`)]} /> : null}
          <div className="flex flex-wrap gap-3">
            <button className="button" name="intent" value="save">
              {t('awards.save')}
            </button>
            <button className="button-quiet" name="intent" value="try">
              {t('awards.try')}
            </button>
            {loaded.existing ? (
              <button className="link ms-auto" name="intent" value="remove">
                {t('awards.remove')}
              </button>
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
