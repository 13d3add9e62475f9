import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useLocation } from '@remix-run/react'
import { listRunNodes } from '../../db/queries/rankings'
import type { Model } from '../../scoring/model'
import { Help } from '../glossary/help'
import { RunCard } from '../pages/runs/run-card'
import { WeightSliders } from '../pages/what-if/weight-sliders'
import { WhatIfAwards } from '../pages/what-if/what-if-awards'
import { WhatIfMovers, WhatIfTable } from '../pages/what-if/what-if-table'
import { editionContextOf } from '../access/edition-context.server'
import { requireEditionRun, toRunFacts } from '../access/edition-run.server'
import { preparedRun } from '../flows/scoring/prepared-run.server'
import { titleOf } from '../i18n/language'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { requireEverybody } from '../access/indicator-scope.server'
import { pageTitle } from '../page-language/page-title'
import { useTrial } from '../pages/what-if/use-trial'
import { loadTrialAwards } from '../pages/what-if/trial-awards.server'
import { loadTrialNames } from '../pages/what-if/trial-names.server'
import { noTrial, normalisedBy, readNormalisation, toPlain, writeTrial } from '../pages/what-if/what-if'
import { Notice } from '../ui/notice'
import { Button, ButtonLink } from '../ui/button'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const run = await requireEditionRun(context, params, 'rankings.see', request.url)
  requireEverybody(run.scope)
  const { signal } = request
  const prepared = await preparedRun(context.db, run.run, { signal })
  const [titles, names] = await Promise.all([
    listRunNodes(context.db, run.run.id),
    loadTrialNames(context.db, run.run.id, run.scope),
  ])
  const awards = await loadTrialAwards(context, run, signal)
  const mayEdit = (await editionContextOf(context, run, 'model.edit')) !== null
  const normalisation = readNormalisation(new URL(request.url).search)
  const variant = normalisation && { name: normalisation, of: (model: Model) => normalisedBy(model, normalisation) }
  const tried = prepared && variant ? await preparedRun(context.db, run.run, { variant, signal }) : null
  return {
    edition: run.edition,
    run: toRunFacts(run),
    titles,
    names,
    awards,
    mayEdit,
    prepared: prepared && toPlain(prepared),
    tried: tried && toPlain(tried),
  }
}

export const handle = { texts: ['model', 'rankings'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params, data }) =>
  pageTitle(params, (texts, language) =>
    data ? `${texts.whatIf.title}: ${titleOf(language, data.edition)}` : texts.whatIf.title,
  )

export default function WhatIf() {
  const { edition, run, prepared, ...rest } = useLoaderData<typeof loader>()
  const { t, title } = useLanguage()
  return (
    <>
      <p className="text-sm text-quiet">{title(edition)}</p>
      <h1>{t('whatIf.title')}</h1>
      <Notice className="mt-3">
        <strong>{t('whatIf.unofficial')}</strong> {t('whatIf.lead')}
      </Notice>
      {prepared ? (
        <Trying prepared={prepared} {...rest} decimals={run.model.decimals} />
      ) : (
        <Notice kind="information" className="mt-5">
          {t('whatIf.changed')}
        </Notice>
      )}
      <RunCard run={run} />
    </>
  )
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>

type Trial = Pick<Data, 'tried' | 'titles' | 'names' | 'awards' | 'mayEdit'> & {
  prepared: NonNullable<Data['prepared']>
  decimals: number
}

function Trying({ prepared, tried, titles, names, awards, mayEdit, decimals }: Trial) {
  const { t } = useLanguage()
  const { pathname } = useLocation()
  const { trial, rows, change } = useTrial(prepared, tried)
  const nodes = prepared.nodes.map(({ code, parent, weight }) => ({
    code,
    parent,
    weight,
    titleFa: titles[code]?.titleFa ?? code,
    titleEn: titles[code]?.titleEn ?? code,
  }))
  return (
    <div className="mt-5 grid items-start gap-6 lg:grid-cols-[22rem_minmax(0,1fr)]">
      <section className="sheet" aria-label={t('whatIf.weights')}>
        <div className="mb-3 flex items-center gap-1">
          <h2>{t('whatIf.weights')}</h2>
          <Help of="weight" label={t('whatIf.weights')} />
        </div>
        <noscript>
          <p className="mb-3 text-warn">{t('whatIf.needsScript')}</p>
        </noscript>
        <WeightSliders nodes={nodes} trial={trial} onChange={change} />
        <p className="mt-4 flex flex-wrap gap-3">
          <Button type="button" kind="quiet" onClick={() => change(noTrial)}>
            {t('whatIf.reset')}
          </Button>
          {mayEdit ? (
            <ButtonLink kind="quiet" to={`${pathname.replace(/what-if$/, 'model/edit')}${writeTrial(trial)}`}>
              {t('whatIf.toDraft')}
            </ButtonLink>
          ) : null}
        </p>
      </section>
      <div className="grid min-w-0 gap-5">
        {rows ? (
          <>
            <WhatIfMovers rows={rows} names={names} />
            {awards ? <WhatIfAwards awards={awards} rows={rows} names={names} /> : null}
            <WhatIfTable rows={rows} names={names} decimals={decimals} />
          </>
        ) : (
          <Notice kind="information" className="min-h-96 text-quiet">
            {t('whatIf.computing')}
          </Notice>
        )}
      </div>
    </div>
  )
}
