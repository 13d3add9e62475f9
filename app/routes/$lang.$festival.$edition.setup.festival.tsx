import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listCounties } from '../../db/queries/counties'
import { countWhatGoes } from '../../db/queries/edition-rests'
import { toLatinDigits } from '../../sources/number-text'
import { reachAt, requireEdition } from '../access/edition-context.server'
import { deleteEdition } from '../flows/setup/editions.server'
import { saveCounties } from '../flows/setup/festivals.server'
import { languagePath } from '../http/language-path'
import { languageOf } from '../i18n/language'
import { pageTitle } from '../page-language/page-title'
import { firstTexts, typedText } from '../forms/form-fault'
import { requireIntent, setupForm, statusOf } from '../pages/setup/setup-form.server'
import { readForm } from '../forms/read-form.server'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { FactsForm } from '../pages/setup/facts-form'
import { openEdition, openFestival, takeEditionForm, takeFestivalForm } from '../pages/setup/festival-actions.server'
import { openNames, takeNamesForm } from '../pages/setup/names-actions.server'
import { NamesForm } from '../pages/setup/names-form'
import { SetupHeading } from '../pages/setup/setup-heading'
import { DeleteEdition } from '../pages/setup/delete-edition'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const editionContext = await requireEdition(context, params, 'festival.edit')
  const style = { language: languageOf(params), calendar: editionContext.festival.calendar }
  return {
    festival: openFestival(editionContext.festival),
    edition: openEdition(editionContext.edition, style),
    counties: openNames(await listCounties(context.db, editionContext.festival.id)),
    mayEditEdition: reachAt(context, editionContext, 'edition.edit') !== null,
    code: editionContext.edition.code,
    going: reachAt(context, editionContext, 'edition.delete')
      ? await countWhatGoes(context.db, editionContext.edition.id)
      : null,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const editionContext = await requireEdition(context, params, 'festival.edit')
  const sent = await readForm(context, request, setupForm(['festival', 'edition', 'counties', 'delete']))
  const intent = requireIntent(['festival', 'edition', 'counties', 'delete'], firstTexts(sent.typed))
  const nothing = { intent, facts: null, names: null, problems: [] }
  if (intent === 'delete') {
    if (toLatinDigits((typedText(sent.typed, 'code') ?? '').trim()) !== editionContext.edition.code)
      return data({ ...nothing, problems: [{ field: 'code', why: 'unconfirmed' }] as const }, { status: 400 })
    const deleted = await deleteEdition(context, editionContext)
    if (deleted.ok) return redirect(languagePath(languageOf(params)))
    return data({ ...nothing, problems: [{ field: 'delete', why: deleted.why }] }, { status: 400 })
  }
  if (intent === 'counties') {
    const names = await takeNamesForm(sent, (...typed) => saveCounties(context, editionContext.festival, ...typed))
    return data({ ...nothing, names }, { status: statusOf(names) })
  }
  const style = { language: languageOf(params), calendar: editionContext.festival.calendar }
  const facts =
    intent === 'festival'
      ? await takeFestivalForm(context, editionContext.festival, sent)
      : await takeEditionForm(context, editionContext, sent, style)
  return data({ ...nothing, facts }, { status: statusOf(facts) })
}

export const handle = { texts: ['setup', 'edits', 'faults'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.setup.steps.festival)

export default function SetupFestivalPage() {
  const { festival, edition, counties, mayEditEdition, code, going } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useLanguage()
  const titleEn = { name: 'titleEn', label: t('setup.create.titleEn'), dir: 'ltr' } as const
  return (
    <div className="mx-auto grid max-w-3xl gap-5">
      <SetupHeading step="festival" title={t('setup.steps.festival')} help={t('setup.helps.festival')} />
      <FactsForm
        intent="festival"
        heading={t('setup.festivalPage.names')}
        asked={[{ name: 'titleFa', label: t('setup.create.titleFa'), dir: 'rtl', isRequired: true }, titleEn]}
        loaded={festival}
        answer={answer?.intent === 'festival' ? answer.facts : null}
      />
      {mayEditEdition ? (
        <FactsForm
          intent="edition"
          heading={t('setup.festivalPage.edition')}
          asked={[
            { name: 'titleFa', label: t('setup.festivalPage.editionTitleFa'), dir: 'rtl', isRequired: true },
            titleEn,
            {
              name: 'evaluatedFrom',
              label: t('setup.festivalPage.from'),
              dir: 'ltr',
              isRequired: true,
              placeholder: t('setup.dayExample'),
            },
            {
              name: 'evaluatedTo',
              label: t('setup.festivalPage.to'),
              dir: 'ltr',
              isRequired: true,
              placeholder: t('setup.dayExample'),
            },
          ]}
          loaded={edition}
          answer={answer?.intent === 'edition' ? answer.facts : null}
        >
          <p className="text-sm text-quiet">{t('setup.festivalPage.spanHelp')}</p>
        </FactsForm>
      ) : null}
      <NamesForm
        intent="counties"
        heading={t('setup.festivalPage.counties')}
        loaded={counties}
        none={t('setup.festivalPage.none')}
        add={t('setup.festivalPage.add')}
        addHelp={t('setup.festivalPage.addHelp')}
        mayEdit
        answer={answer?.names ?? null}
      />
      {going ? <DeleteEdition code={code} going={going} problems={answer?.problems ?? []} /> : null}
    </div>
  )
}
