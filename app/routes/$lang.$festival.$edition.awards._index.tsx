import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useParams } from '@remix-run/react'
import { viewPreview } from '../views/award-view.server'
import { awardRunId, seesWinners } from '../access/awards-place.server'
import { AwardOutcome } from '../components/award-outcome'
import { AwardRuleWords } from '../components/award-rule-words'
import { requireEdition } from '../access/edition-place.server'
import { readCategories } from '../flows/edit-categories.server'
import { previewAwards } from '../flows/preview-awards.server'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { pageTitle } from '../page-title'
import { reachOf } from '../policy.server'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const place = await requireEdition(context, params, 'categories.see')
  const { edition, festival, stage } = place
  const categories = await readCategories(context.db, edition.id)
  const preview = seesWinners(context, place)
    ? await previewAwards(context.db, edition, awardRunId(place), categories, context.now)
    : null
  const outcomes = preview ? await viewPreview(context.db, edition.id, preview) : null
  const where = { festivalId: festival.id, stage }
  return {
    edition,
    categories: categories.map(({ code, title, rule }) => ({
      code,
      title,
      rule,
      outcome: outcomes?.get(code) ?? null,
    })),
    mayEdit: reachOf(context.viewer, 'categories.edit', where) !== null,
    seesShortlist: reachOf(context.viewer, 'shortlist.see', where) !== null,
  }
}

export const handle = { texts: ['awards'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params['lang'], (texts) => texts.awards.title)

export default function Awards() {
  const { edition, categories, mayEdit, seesShortlist } = useLoaderData<typeof loader>()
  const { t, title, pick } = useLanguage()
  const params = useParams()
  const base = `/${params['lang']}/${params['festival']}/${params['edition']}`
  return (
    <>
      <p className="text-sm text-quiet">{title(edition)}</p>
      <div className="flex flex-wrap items-center gap-3">
        <h1>{t('awards.title')}</h1>
        <span className="ms-auto flex flex-wrap gap-3">
          {seesShortlist ? (
            <Link className="button-quiet" to={`${base}/shortlist`}>
              {t('shortlist.title')}
            </Link>
          ) : null}
          {mayEdit ? (
            <Link className="button" to={`${base}/awards/new`}>
              {t('awards.add')}
            </Link>
          ) : null}
        </span>
      </div>
      <p className="mt-1 max-w-3xl text-quiet">{t('awards.lead')}</p>
      {seesShortlist && !mayEdit ? <p className="mt-1 text-sm text-quiet">{t('awards.locked')}</p> : null}
      {categories.length ? null : <p className="sheet mt-4">{t('awards.none')}</p>}
      {categories.map(({ code, title: name, rule, outcome }) => (
        <section key={code} className="sheet mt-4" aria-labelledby={`category-${code}`}>
          <div className="flex flex-wrap items-baseline gap-3">
            <h2 id={`category-${code}`}>{pick(name)}</h2>
            {mayEdit ? (
              <Link className="ms-auto" to={`${base}/awards/${code}`}>
                {t('awards.edit')}
              </Link>
            ) : null}
          </div>
          <AwardRuleWords rule={rule} />
          {outcome ? <AwardOutcome outcome={outcome} /> : null}
        </section>
      ))}
    </>
  )
}
