import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { viewPreview } from '../pages/awards/award-view.server'
import { awardRunId, seesWinners } from '../access/awards-context.server'
import { AwardOutcome } from '../pages/awards/award-outcome'
import { AwardRuleWords } from '../pages/awards/award-rule-words'
import { requireEdition } from '../access/edition-context.server'
import { readCategories } from '../flows/awards/edit-categories.server'
import { previewAwards } from '../flows/awards/preview-awards.server'
import { RangeBasis } from '../figures/range-basis'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'
import { reachOf } from '../policy/policy.server'
import { EmptyState } from '../ui/notice'
import { EditionLink } from '../ui/edition-link'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const editionContext = await requireEdition(context, params, 'categories.see')
  const { edition, festival, stage } = editionContext
  const categories = await readCategories(context.db, edition.id)
  const preview = seesWinners(context, editionContext)
    ? await previewAwards(context.db, edition, awardRunId(editionContext), categories, {
        now: context.now,
        signal: request.signal,
      })
    : null
  const outcomes = preview ? await viewPreview(context.db, edition, preview) : null
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

export const handle = { texts: ['awards', 'rankings'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.awards.title)

export default function Awards() {
  const { edition, categories, mayEdit, seesShortlist } = useLoaderData<typeof loader>()
  const { t, title, pick } = useLanguage()
  return (
    <>
      <p className="text-sm text-quiet">{title(edition)}</p>
      <div className="flex flex-wrap items-center gap-3">
        <h1>{t('awards.title')}</h1>
        <span className="ms-auto flex flex-wrap gap-3">
          {seesShortlist ? (
            <EditionLink kind="quiet" page="shortlist">
              {t('shortlist.title')}
            </EditionLink>
          ) : null}
          {mayEdit ? (
            <EditionLink kind="primary" page="awards/new">
              {t('awards.add')}
            </EditionLink>
          ) : null}
        </span>
      </div>
      <p className="mt-1 max-w-3xl text-quiet">{t('awards.lead')}</p>
      {seesShortlist && !mayEdit ? <p className="mt-1 text-sm text-quiet">{t('awards.locked')}</p> : null}
      {categories.length ? null : <EmptyState className="mt-4">{t('awards.none')}</EmptyState>}
      {categories.map(({ code, title: name, rule, outcome }) => (
        <section key={code} className="sheet mt-4" aria-labelledby={`category-${code}`}>
          <div className="flex flex-wrap items-baseline gap-3">
            <h2 id={`category-${code}`}>{pick(name)}</h2>
            {mayEdit ? (
              <EditionLink className="ms-auto" page={`awards/${code}`}>
                {t('awards.edit')}
              </EditionLink>
            ) : null}
          </div>
          <AwardRuleWords rule={rule} />
          {outcome ? <AwardOutcome outcome={outcome} /> : null}
        </section>
      ))}
      <RangeBasis basis={categories.find(({ outcome }) => outcome?.basis)?.outcome?.basis ?? null} of="chances" />
    </>
  )
}
