import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useParams } from '@remix-run/react'
import { z } from 'zod'
import { criteria } from '../forms/award-criteria'
import { LabelledField } from '../components/shortlist-forms'
import { requireEdition } from '../access/edition-place.server'
import { findMarks, markAgency } from '../flows/mark-agency.server'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { pageTitle } from '../page-title'
import { toSent } from '../forms/shortlist-forms.server'
import { shortlistActs, viewShortlist } from '../views/shortlist-view.server'

const Mark = z
  .string()
  .trim()
  .min(1)
  .transform((text) =>
    Number(text.replaceAll(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0)).replace('٫', '.')),
  )
  .pipe(z.number().min(0).max(10))
const Sent = z.object({
  agency: z.string().max(100),
  innovation: Mark,
  impact: Mark,
  durability: Mark,
  remark: z.string().trim().max(2000).default(''),
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  const place = await requireEdition(context, params, 'shortlist.see')
  const acts = shortlistActs(context, place)
  const [list, marks] = await Promise.all([viewShortlist(context, place), findMarks(context, place, !acts.mayJudge)])
  const entries = list?.categories.flatMap((category) => category.pools.flatMap((pool) => pool.entries)) ?? []
  const agencies = [
    ...new Map(
      entries
        .filter((entry) => !entry.isViewerOff)
        .map(({ code, titleFa, titleEn }) => [code, { code, titleFa, titleEn }]),
    ).values(),
  ]
  return { edition: place.edition, marks, agencies, mayMark: acts.mayJudge && list !== null && list.closedAt === null }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const place = await requireEdition(context, params, 'shortlist.judge')
  const form = await request.formData()
  const parsed = Sent.safeParse(Object.fromEntries(form))
  if (!parsed.success) return data({ why: 'incomplete' as const, detail: '', sent: toSent(form) }, { status: 400 })
  const { agency, remark, ...own } = parsed.data
  const done = await markAgency(context, place, {
    agency,
    remark: remark || null,
    marks: new Map(criteria.map((criterion) => [criterion, own[criterion]])),
  })
  return done.ok
    ? redirect(new URL(request.url).pathname)
    : data({ why: done.why, detail: done.detail, sent: toSent(form) }, { status: 409 })
}

export const handle = { texts: ['awards'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params['lang'], (texts) => texts.marks.title)

export default function Marks() {
  const { edition, marks, agencies, mayMark } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, title, number } = useLanguage()
  const params = useParams()
  return (
    <>
      <p className="text-sm text-quiet">
        {title(edition)} ·{' '}
        <Link to={`/${params['lang']}/${params['festival']}/${params['edition']}/shortlist`}>{t('votes.back')}</Link>
      </p>
      <h1>{t('marks.title')}</h1>
      <p className="mt-1 max-w-3xl text-quiet">{t('marks.lead')}</p>
      {mayMark && agencies.length ? (
        <Form method="post" className="sheet mt-4 flex flex-wrap items-end gap-4">
          <LabelledField id="agency" label={t('shortlist.agency')}>
            <select id="agency" name="agency" className="field" defaultValue={answer?.sent['agency']}>
              {agencies.map((agency) => (
                <option key={agency.code} value={agency.code}>
                  {title(agency)}
                </option>
              ))}
            </select>
          </LabelledField>
          {criteria.map((criterion) => (
            <LabelledField key={criterion} id={criterion} label={t(`marks.criterion.${criterion}`)}>
              <input
                id={criterion}
                name={criterion}
                className="field w-24 min-w-0"
                inputMode="decimal"
                required
                defaultValue={answer?.sent[criterion]}
              />
            </LabelledField>
          ))}
          <LabelledField id="remark" label={t('marks.remark')}>
            <input id="remark" name="remark" className="field" defaultValue={answer?.sent['remark']} />
          </LabelledField>
          <button className="button">{t('marks.save')}</button>
          {answer ? (
            <p role="alert" className="w-full text-warn">
              {t(`shortlist.why.${answer.why}`, { detail: answer.detail })}
            </p>
          ) : null}
        </Form>
      ) : null}
      {marks.length ? (
        <div className="scroll mt-4">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('shortlist.agency')}</th>
                <th scope="col">{t('marks.mean')}</th>
                <th scope="col">{t('marks.calibrated')}</th>
                <th scope="col">{t('marks.judges')}</th>
              </tr>
            </thead>
            <tbody>
              {marks.map((own) => (
                <tr key={own.agency}>
                  <th scope="row">{title({ titleFa: own.agencyFa, titleEn: own.agencyEn })}</th>
                  <td>{number(own.mean, 2)}</td>
                  <td>{own.z === null ? '–' : number(own.z, 2)}</td>
                  <td>{number(own.judges)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <p className="sheet mt-4">{t('marks.none')}</p>
      )}
    </>
  )
}
