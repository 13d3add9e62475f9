import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { listAgencyNames } from '../../db/queries/rankings'
import { loadComparison, mostCompared } from '../pages/compare/comparison.server'
import { ChanceTable, ComparisonTable } from '../pages/compare/comparison-tables'
import { RangeBasis } from '../figures/range-basis'
import { RankSlope } from '../pages/compare/rank-slope'
import { RunCard } from '../pages/runs/run-card'
import ScoreParts from '../pages/rankings/score-parts'
import { requireEditionRun, toRunFacts } from '../access/edition-run.server'
import { titleOf } from '../i18n/language'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'
import { SelectField } from '../ui/field'
import { Button } from '../ui/button'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const run = await requireEditionRun(context, params, 'rankings.see', request.url)
  const codes = new URL(request.url).searchParams.getAll('with')
  const [comparison, names] = await Promise.all([
    loadComparison(context, run, codes, request.signal),
    listAgencyNames(context.db, run.run.id, run.scope),
  ])
  return {
    edition: run.edition,
    run: toRunFacts(run),
    comparison,
    names,
    hasRoom: comparison.rows.length < mostCompared,
  }
}

export const handle = { texts: ['rankings'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params, data }) =>
  pageTitle(params, (texts, language) =>
    data ? `${texts.compare.title}: ${titleOf(language, data.edition)}` : texts.compare.title,
  )

export default function Compare() {
  const { edition, run, comparison, names, hasRoom } = useLoaderData<typeof loader>()
  const { t, title } = useLanguage()
  const chosen = comparison.rows.map((row) => row.code)
  return (
    <>
      <p className="text-sm text-quiet">{title(edition)}</p>
      <h1>{t('compare.title')}</h1>
      {hasRoom ? (
        <Form method="get" key={chosen.join()} className="sheet no-print mt-4 flex flex-wrap items-end gap-3">
          {chosen.map((code) => (
            <input key={code} type="hidden" name="with" value={code} />
          ))}
          <SelectField
            label={<span className="text-quiet">{t('compare.add')}</span>}
            className="min-w-0 text-sm"
            look="!max-w-full"
            name="with"
            required
            defaultValue=""
          >
            <option value="" disabled>
              {t('compare.choose')}
            </option>
            {Object.entries(names).map(([code, name]) =>
              chosen.includes(code) ? null : (
                <option key={code} value={code}>
                  {title(name)}
                </option>
              ),
            )}
          </SelectField>
          <Button>{t('compare.submit')}</Button>
        </Form>
      ) : null}
      <ComparisonTable comparison={comparison} decimals={run.model.decimals} />
      <RangeBasis basis={comparison.context.basis} />
      <ChanceTable comparison={comparison} />
      <div className="mt-6 grid items-start gap-5 xl:grid-cols-2">
        <ScoreParts
          rows={comparison.rows}
          dimensions={comparison.dimensions}
          decimals={run.model.decimals}
          fileName={`${edition.code}-parts`}
        />
        {comparison.context.before ? (
          <RankSlope rows={comparison.rows} before={comparison.context.before} edition={edition} />
        ) : null}
      </div>
      <RunCard run={run} />
    </>
  )
}
