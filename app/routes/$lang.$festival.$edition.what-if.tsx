import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useLocation } from '@remix-run/react'
import { listAgencyNames, listRunNodes } from '../../db/queries/rankings'
import { prepare } from '../../scoring/prepared'
import { Help } from '../components/help'
import { RunCard } from '../components/run-card'
import { WeightSliders } from '../components/weight-sliders'
import { WhatIfAwards } from '../components/what-if-awards'
import { WhatIfMovers, WhatIfTable } from '../components/what-if-table'
import { placeOf } from '../access/edition-place.server'
import { requireEditionRun, toRunFacts } from '../access/edition-run.server'
import { openRun } from '../flows/open-run.server'
import { titleOf } from '../i18n/language'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { requireEverybody } from '../access/indicator-scope.server'
import { pageTitle } from '../page-title'
import { useTrial } from '../hooks/use-trial'
import { loadTrialAwards } from '../views/trial-awards.server'
import { noTrial, normalisedBy, readNormalisation, toPlain, writeTrial } from '../views/what-if'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const own = await requireEditionRun(context, params, 'rankings.see', request.url)
  requireEverybody(own.scope)
  const opened = await openRun(context.db, own.run.id)
  const [titles, names] = await Promise.all([
    listRunNodes(context.db, own.run.id),
    listAgencyNames(context.db, own.run.id, own.scope),
  ])
  const awards = await loadTrialAwards(context, own)
  const mayEdit = (await placeOf(context, own, 'model.edit')) !== null
  const normalisation = readNormalisation(new URL(request.url).search)
  const tried =
    opened.ok && normalisation ? toPlain(prepare(opened.input, normalisedBy(opened.model, normalisation))) : null
  return {
    edition: own.edition,
    run: toRunFacts(own),
    titles,
    names,
    awards,
    mayEdit,
    prepared: opened.ok ? toPlain(prepare(opened.input, opened.model)) : null,
    tried,
  }
}

export const handle = { texts: ['model', 'rankings'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params, data }) =>
  pageTitle(params['lang'], (texts, language) =>
    data ? `${texts.whatIf.title}: ${titleOf(language, data.edition)}` : texts.whatIf.title,
  )

export default function WhatIf() {
  const { edition, run, prepared, ...rest } = useLoaderData<typeof loader>()
  const { t, title } = useLanguage()
  return (
    <>
      <p className="text-sm text-quiet">{title(edition)}</p>
      <h1>{t('whatIf.title')}</h1>
      <p className="mt-3 rounded-lg bg-warn-soft px-4 py-2 text-warn">
        <strong>{t('whatIf.unofficial')}</strong> {t('whatIf.lead')}
      </p>
      {prepared ? (
        <Trying prepared={prepared} {...rest} decimals={run.model.decimals} />
      ) : (
        <p className="sheet mt-5">{t('whatIf.changed')}</p>
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
          <button type="button" className="button-quiet" onClick={() => change(noTrial)}>
            {t('whatIf.reset')}
          </button>
          {mayEdit ? (
            <Link className="button-quiet" to={`${pathname.replace(/what-if$/, 'model/edit')}${writeTrial(trial)}`}>
              {t('whatIf.toDraft')}
            </Link>
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
          <p className="sheet min-h-96 text-quiet">{t('whatIf.computing')}</p>
        )}
      </div>
    </div>
  )
}
