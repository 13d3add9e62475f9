import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useParams } from '@remix-run/react'
import { listModelVersions } from '../../db/queries/models'
import { ModelChanges } from '../components/model-changes'
import { ModelSteps } from '../components/model-steps'
import { ModelTree } from '../components/model-tree'
import { requireModel } from '../access/edition-model.server'
import { storedModel } from '../flows/score-edition.server'
import { describeModel } from '../flows/model-view.server'
import { isLanguage } from '../i18n/language'
import { useLanguage } from '../i18n/use-language'
import { pageTitle } from '../page-title'
import { reachOf } from '../policy.server'
import { listModelChanges } from '../../scoring/model-changes'
import type { TextHandle } from '../i18n/use-page-texts'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { edition, festival, stage, model, version, seesDrafts } = await requireModel(context, params, 'model.see')
  const all = await listModelVersions(context.db, edition.modelId)
  const versions = seesDrafts ? all : all.filter((own) => own.id === version.id)
  const against = versions.find((own) => own.version === new URL(request.url).searchParams.get('against'))
  const { title, author, standing, note, scale, levels, ranking } = model
  return {
    edition,
    facts: {
      title,
      author,
      standing,
      note,
      scale,
      levels,
      tieBreak: ranking.tieBreak,
      version: version.version,
      hash: version.hash,
    },
    inWords: await describeModel(context.db, festival.id, model, isLanguage(params['lang']) ? params['lang'] : 'fa'),
    versions: versions.map((own) => ({ version: own.version, createdAt: own.createdAt })).toReversed(),
    changes: against ? { against: against.version, list: listModelChanges(storedModel(against), model) } : null,
    mayEdit: reachOf(context.viewer, 'model.edit', { festivalId: festival.id, stage }) !== null,
  }
}

export const handle = { texts: ['agency', 'model'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params['lang'], (texts) => texts.run.model)

export default function ModelPage() {
  const { facts, inWords, versions, changes, mayEdit } = useLoaderData<typeof loader>()
  const { t, pick, digits, moment, number } = useLanguage()
  const { lang, festival, edition } = useParams()
  const base = `/${lang}/${festival}/${edition}`
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <h1>{pick(facts.title)}</h1>
        <span className="badge">{t('run.version', { version: digits(facts.version) })}</span>
        {facts.standing === 'proposal' ? <span className="badge">{t('proposal')}</span> : null}
        <span className="ms-auto flex gap-3">
          <a className="button-quiet" href={`${base}/model.json`} download>
            {t('modelPage.download')}
          </a>
          {mayEdit ? (
            <Link className="button" to={`${base}/model/edit`}>
              {t('modelPage.edit')}
            </Link>
          ) : null}
        </span>
      </div>
      <p className="mt-1 text-quiet">
        {t('run.author')}: <bdi>{facts.author}</bdi>
      </p>
      {facts.note ? <p className="mt-1 max-w-3xl">{pick(facts.note)}</p> : null}
      <ModelTree nodes={inWords.nodes} />
      <ModelSteps choices={inWords.defaults} style={inWords.style} tieBreak={facts.tieBreak} />
      {facts.levels ? (
        <section className="sheet mt-5">
          <h2>{t('modelPage.levels')}</h2>
          <ul className="mt-2 flex flex-wrap gap-x-6 gap-y-1">
            {facts.levels.map((level) => (
              <li key={level.min}>
                {pick(level.title)}: {t('modelPage.from', { points: number(level.min) })}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className="sheet mt-5">
        <h2>{t('modelPage.versions')}</h2>
        <ul className="mt-2 grid gap-1">
          {versions.map((own) => (
            <li key={own.version} className="flex flex-wrap gap-3">
              <strong>{digits(own.version)}</strong> <bdi className="text-quiet">{moment(own.createdAt)}</bdi>
              {own.version === facts.version ? null : (
                <Link to={`?against=${own.version}`}>{t('modelPage.compare')}</Link>
              )}
            </li>
          ))}
        </ul>
        {changes ? <ModelChanges against={changes.against} changes={changes.list} /> : null}
      </section>
    </>
  )
}
