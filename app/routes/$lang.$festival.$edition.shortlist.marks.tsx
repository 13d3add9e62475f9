import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { criteria } from '../documents/award-criteria'
import { SelectField, TextField } from '../ui/field'
import { requireEdition } from '../access/edition-context.server'
import { findMarks, markAgency } from '../flows/shortlist/mark-agency.server'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'
import { numberText, optionalText } from '../forms/form-fields.server'
import { refusalOf } from '../forms/parse-form.server'
import { PostForm } from '../forms/post-form'
import { readForm } from '../forms/read-form.server'
import { shortlistActs, viewShortlist } from '../pages/shortlist/shortlist-view.server'
import { ColumnHead, Head, RowHead, Table } from '../ui/table'
import { EmptyState, Notice } from '../ui/notice'
import { EditionLink } from '../ui/edition-link'
import { Button } from '../ui/button'

const mark = numberText(z.number().min(0).max(10))
const MarkForm = z.object({
  intent: z.literal('mark').optional(),
  agency: z.string().max(100),
  innovation: mark,
  impact: mark,
  durability: mark,
  remark: optionalText(2000),
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  const editionContext = await requireEdition(context, params, 'shortlist.see')
  const acts = shortlistActs(context, editionContext)
  const [list, marks] = await Promise.all([
    viewShortlist(context, editionContext),
    findMarks(context, editionContext, !acts.mayJudge),
  ])
  const entries = list?.categories.flatMap((category) => category.pools.flatMap((pool) => pool.entries)) ?? []
  const agencies = [
    ...new Map(
      entries
        .filter((entry) => !entry.isViewerOff)
        .map(({ code, titleFa, titleEn }) => [code, { code, titleFa, titleEn }]),
    ).values(),
  ]
  return {
    edition: editionContext.edition,
    marks,
    agencies,
    mayMark: acts.mayJudge && list !== null && list.closedAt === null,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const editionContext = await requireEdition(context, params, 'shortlist.judge')
  const sent = await readForm(context, request, MarkForm)
  if (!sent.ok) return data({ ...refusalOf(sent), detail: '' }, { status: 400 })
  const { agency, remark, ...own } = sent.values
  const done = await markAgency(context, editionContext, {
    agency,
    remark: remark || null,
    marks: new Map(criteria.map((criterion) => [criterion, own[criterion]])),
  })
  return done.ok
    ? redirect(new URL(request.url).pathname)
    : data({ ...refusalOf(sent, done.why), detail: done.detail }, { status: 409 })
}

export const handle = { texts: ['awards', 'faults'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.marks.title)

export default function Marks() {
  const { edition, marks, agencies, mayMark } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, title, number, format } = useLanguage()
  return (
    <>
      <p className="text-sm text-quiet">
        {title(edition)} · <EditionLink page="shortlist">{t('votes.back')}</EditionLink>
      </p>
      <h1>{t('marks.title')}</h1>
      <p className="mt-1 max-w-3xl text-quiet">{t('marks.lead')}</p>
      {mayMark && agencies.length ? (
        <PostForm className="sheet mt-4 flex flex-wrap items-end gap-4" refused={answer}>
          <SelectField label={t('shortlist.agency')} isQuiet name="agency">
            {agencies.map((agency) => (
              <option key={agency.code} value={agency.code}>
                {title(agency)}
              </option>
            ))}
          </SelectField>
          {criteria.map((criterion) => (
            <TextField
              key={criterion}
              label={t(`marks.criterion.${criterion}`)}
              isQuiet
              name={criterion}
              look="w-24 min-w-0"
              inputMode="decimal"
              required
            />
          ))}
          <TextField label={t('marks.remark')} isQuiet name="remark" />
          <Button>{t('marks.save')}</Button>
          {answer?.why ? (
            <Notice kind="warning-line" isAnswer className="w-full">
              {t(`shortlist.why.${answer.why}`, { detail: answer.detail })}
            </Notice>
          ) : null}
        </PostForm>
      ) : null}
      {marks.length ? (
        <Table label={t('marks.title')} className="mt-4">
          <Head>
            <ColumnHead>{t('shortlist.agency')}</ColumnHead>
            <ColumnHead>{t('marks.mean')}</ColumnHead>
            <ColumnHead>{t('marks.calibrated')}</ColumnHead>
            <ColumnHead>{t('marks.judges')}</ColumnHead>
          </Head>
          <tbody>
            {marks.map((mark) => (
              <tr key={mark.agency}>
                <RowHead>{title({ titleFa: mark.agencyFa, titleEn: mark.agencyEn })}</RowHead>
                <td>{format.mark(mark.mean)}</td>
                <td>{mark.z === null ? '–' : format.mark(mark.z)}</td>
                <td>{number(mark.judges)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      ) : (
        <EmptyState className="mt-4">{t('marks.none')}</EmptyState>
      )}
    </>
  )
}
