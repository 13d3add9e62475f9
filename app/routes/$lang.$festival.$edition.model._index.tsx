import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { listModelVersions } from '../../db/queries/models'
import { ModelChanges } from '../pages/model/model-changes'
import { ModelSteps } from '../pages/model/model-steps'
import { ModelTree } from '../pages/model/model-tree'
import { requireModel } from '../access/edition-model.server'
import { nameNodes } from '../model/model-parts'
import { storedModel } from '../model/stored-model'
import { describeChanges } from '../model/describe-changes.server'
import { describeModel, nameMetrics } from '../model/model-view.server'
import { useLanguage } from '../page-language/use-language'
import { pageTitle } from '../page-language/page-title'
import { reachOf } from '../policy/policy.server'
import type { TextHandle } from '../page-language/use-page-texts'
import { EditionLink, useEditionPath } from '../ui/edition-link'
import { languageOf } from '../i18n/language'
import { ButtonLink } from '../ui/button'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { edition, festival, stage, model, version, usedWeights, seesDrafts } = await requireModel(
    context,
    params,
    'model.see',
  )
  const all = await listModelVersions(context.db, edition.modelId)
  const versions = seesDrafts ? all : all.filter((item) => item.id === version.id)
  const against = versions.find((version) => version.version === new URL(request.url).searchParams.get('against'))
  const language = languageOf(params)
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
      tieBreak: ranking.tieBreak.map(nameNodes(model)),
      version: version.version,
      hash: version.hash,
    },
    inWords: await describeModel(context.db, festival.id, model, language, usedWeights ?? {}),
    versions: versions.map((version) => ({ version: version.version, createdAt: version.createdAt })).toReversed(),
    changes: against
      ? {
          against: against.version,
          list: describeChanges(
            storedModel(against),
            model,
            await nameMetrics(context.db, festival.id, language),
            language,
          ),
        }
      : null,
    mayEdit: reachOf(context.viewer, 'model.edit', { festivalId: festival.id, stage }) !== null,
  }
}

export const handle = { texts: ['agency', 'model'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.run.model)

export default function ModelPage() {
  const { facts, inWords, versions, changes, mayEdit } = useLoaderData<typeof loader>()
  const { t, pick, digits, moment, number } = useLanguage()
  const pathOf = useEditionPath()
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <h1>{pick(facts.title)}</h1>
        <span className="badge">{t('run.version', { version: digits(facts.version) })}</span>
        {facts.standing === 'proposal' ? <span className="badge">{t('proposal')}</span> : null}
        <span className="ms-auto flex gap-3">
          <ButtonLink kind="quiet" href={pathOf('model.json')} download>
            {t('modelPage.download')}
          </ButtonLink>
          {mayEdit ? (
            <EditionLink kind="primary" page="model/edit">
              {t('modelPage.edit')}
            </EditionLink>
          ) : null}
        </span>
      </div>
      <p className="mt-1 text-quiet">
        {t('run.author')}: <bdi>{facts.author}</bdi>
      </p>
      {facts.note ? <p className="mt-1 max-w-3xl">{pick(facts.note)}</p> : null}
      <ModelTree nodes={inWords.nodes} />
      <ModelSteps
        choices={inWords.defaults}
        style={inWords.style}
        requires={inWords.requires}
        tieBreak={facts.tieBreak}
      />
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
          {versions.map((version) => (
            <li key={version.version} className="flex flex-wrap gap-3">
              <strong>{digits(version.version)}</strong> <bdi className="text-quiet">{moment(version.createdAt)}</bdi>
              {version.version === facts.version ? null : (
                <Link to={`?against=${version.version}`}>{t('modelPage.compare')}</Link>
              )}
            </li>
          ))}
        </ul>
        {changes ? <ModelChanges against={changes.against} changes={changes.list} /> : null}
      </section>
    </>
  )
}
