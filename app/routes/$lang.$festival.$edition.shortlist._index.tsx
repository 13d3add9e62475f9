import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useParams } from '@remix-run/react'
import { listAwardResults } from '../../db/queries/award-inputs'
import { Help } from '../components/help'
import { DeviationForm, RecusalForm } from '../components/shortlist-forms'
import { ShortlistEntries } from '../components/shortlist-entries'
import { DeviationList, RecusalList } from '../components/shortlist-papers'
import { awardRunId } from '../access/awards-place.server'
import { requireEdition } from '../access/edition-place.server'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { pageTitle } from '../page-title'
import { doShortlist, isOfSecretariat, toSent } from '../forms/shortlist-forms.server'
import { shortlistActs, viewShortlist } from '../views/shortlist-view.server'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const place = await requireEdition(context, params, 'shortlist.see')
  const runId = awardRunId(place)
  const [list, results] = await Promise.all([
    viewShortlist(context, place),
    runId === null ? [] : listAwardResults(context.db, runId),
  ])
  return {
    edition: place.edition,
    list,
    acts: shortlistActs(context, place),
    agencies: results
      .filter((row) => row.competes && row.total !== null)
      .map(({ agency, titleFa, titleEn }) => ({ code: agency, titleFa, titleEn })),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const place = await requireEdition(context, params, isOfSecretariat(form) ? 'shortlist.propose' : 'shortlist.judge')
  const done = await doShortlist(context, place, form)
  if (done.ok) return redirect(new URL(request.url).pathname)
  return data(
    { why: done.why, detail: done.detail, sent: toSent(form) },
    { status: done.why === 'incomplete' ? 400 : 409 },
  )
}

export const handle = { texts: ['awards'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params['lang'], (texts) => texts.shortlist.title)

export default function Shortlist() {
  const { edition, list, acts, agencies } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, title } = useLanguage()
  const params = useParams()
  const base = `/${params['lang']}/${params['festival']}/${params['edition']}`
  const problem = answer ? t(`shortlist.why.${answer.why}`, { detail: answer.detail }) : null
  const problemOf = (intent: string) => ({
    problem: answer?.sent['intent'] === intent ? problem : null,
    sent: answer?.sent['intent'] === intent ? answer.sent : {},
  })
  const isOpen = list !== null && list.closedAt === null
  return (
    <>
      <p className="text-sm text-quiet">{title(edition)}</p>
      <div className="flex flex-wrap items-center gap-3">
        <h1>{t('shortlist.title')}</h1>
        <Help of="shortlist" label={t('shortlist.title')} />
        <span className="ms-auto flex flex-wrap gap-3">
          <Link className="button-quiet" to={`${base}/awards`}>
            {t('awards.title')}
          </Link>
          <Link className="button-quiet" to={`${base}/shortlist/votes`}>
            {t('votes.title')}
          </Link>
          <Link className="button-quiet" to={`${base}/shortlist/marks`}>
            {t('marks.title')}
          </Link>
        </span>
      </div>
      <p className="mt-1 max-w-3xl text-quiet">{t('shortlist.lead')}</p>
      {answer && !['deviate', 'recuse'].includes(answer.sent['intent'] ?? '') ? (
        <p role="alert" className="mt-3 rounded-lg bg-warn-soft px-4 py-2 text-warn">
          {problem}
        </p>
      ) : null}
      {list ? <ListFacts list={list} /> : <p className="sheet mt-4">{t('shortlist.none')}</p>}
      {list?.isOfOtherRun ? (
        <p className="mt-3 max-w-3xl rounded-lg bg-warn-soft px-4 py-2 text-warn">{t('shortlist.otherRun')}</p>
      ) : null}
      {acts.mayPropose && (isOpen || !list || list.isOfOtherRun) ? (
        <Form method="post" className="mt-4 flex flex-wrap gap-3">
          <input type="hidden" name="after" value={list?.number ?? 0} />
          {isOpen && list.rounds.length ? null : (
            <button className={list ? 'button-quiet' : 'button'} name="intent" value="propose">
              {list ? t('shortlist.proposeAgain') : t('shortlist.propose')}
            </button>
          )}
          {isOpen ? (
            <button className="button" name="intent" value="close">
              {t('shortlist.close')}
            </button>
          ) : null}
        </Form>
      ) : null}
      {list?.categories.map((category) => (
        <ShortlistEntries key={category.code} category={category} decimals={list.decimals} />
      ))}
      {list ? <DeviationList deviations={list.deviations} mayJudge={acts.mayJudge && isOpen} /> : null}
      {list && isOpen && acts.mayJudge ? (
        <DeviationForm categories={list.categories} {...problemOf('deviate')} />
      ) : null}
      {list ? <RecusalList recusals={list.recusals} /> : null}
      {isOpen && acts.mayJudge ? <RecusalForm agencies={agencies} {...problemOf('recuse')} /> : null}
    </>
  )
}

function ListFacts({ list }: { list: { number: number; closedAt: string | null; hash: string | null } }) {
  const { t, number, moment } = useLanguage()
  return (
    <p className="mt-3 flex flex-wrap gap-3 text-sm">
      <span className="badge">{t('shortlist.number', { n: number(list.number) })}</span>
      {list.closedAt ? <span>{t('shortlist.closedAt', { moment: moment(list.closedAt) })}</span> : null}
      {list.hash ? (
        <span>
          {t('shortlist.hash')}: <bdi className="code">{list.hash}</bdi>
        </span>
      ) : null}
    </p>
  )
}
