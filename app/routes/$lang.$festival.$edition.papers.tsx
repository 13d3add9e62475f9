import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, data, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { findClosedShortlist } from '../../db/queries/award-papers'
import { findSealedMinutes } from '../../db/queries/minutes'
import { PublishCorrection } from '../pages/publication/correction-form'
import { requireEdition } from '../access/edition-context.server'
import { momentFields, requiredText, ticked } from '../forms/form-fields.server'
import { refusalOf } from '../forms/parse-form.server'
import { readForm } from '../forms/read-form.server'
import { createPublication } from '../flows/publication/publications.server'
import { parseMoment } from '../format/parse-moment'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'
import { reachOf } from '../policy/policy.server'
import { openSigningKey } from '../audit/signing.server'
import { EmptyState } from '../ui/notice'
import { editionPath } from '../http/edition-path'
import { BareTextField } from '../ui/field'
import { EditionLink, useEditionPath } from '../ui/edition-link'
import { Button, ButtonLink } from '../ui/button'

const CorrectionForm = z.object({
  intent: z.literal('correct').optional(),
  ...momentFields,
  reason: requiredText(4000),
  showsRankings: ticked,
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { edition, festival, stage } = await requireEdition(context, params, 'papers.export')
  const mayPublish = reachOf(context.viewer, 'results.publish', { festivalId: festival.id, stage }) !== null
  const mayCorrect = reachOf(context.viewer, 'results.correct', { festivalId: festival.id, stage }) !== null
  const list = await findClosedShortlist(context.db, edition.id)
  const isSealed = list !== null && (await findSealedMinutes(context.db, list.id)) !== null
  return {
    edition,
    mayCorrect,
    hasList: list !== null,
    isSealed,
    mayPublish,
    fingerprint: (await openSigningKey()).fingerprint,
  }
}

/** A correction, beside what was published. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const editionContext = await requireEdition(context, params, 'results.publish')
  const sent = await readForm(context, request, CorrectionForm)
  if (!sent.ok) return data(refusalOf(sent), { status: 400 })
  const { day, minute, reason, showsRankings } = sent.values
  const opensAt = parseMoment(day, minute, editionContext.festival.calendar)
  if (!opensAt) return data(refusalOf(sent, null, { day: { kind: 'moment' } }), { status: 400 })
  const made = await createPublication(context, editionContext, { opensAt, showsRankings, reason })
  return made.ok ? redirect(editionPath(params, 'papers')) : data(refusalOf(sent, made.why), { status: 400 })
}

export const handle = { texts: ['papers', 'changes', 'faults'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.papersPage.title)

export default function Papers() {
  const { edition: own, hasList, isSealed, mayPublish, mayCorrect, fingerprint } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t, title } = useLanguage()
  const pathOf = useEditionPath()
  return (
    <>
      <p className="text-sm text-quiet">{title(own)}</p>
      <h1>{t('papersPage.title')}</h1>
      {hasList ? (
        <div className="mt-4 grid gap-5">
          <section className="sheet">
            <h2>{t('papersPage.judges')}</h2>
            <p className="mt-1 max-w-3xl">{t('papersPage.judgesLead')}</p>
            <p className="mt-3 flex flex-wrap gap-3">
              <ButtonLink href={pathOf('judges.zip')} download>
                {t('papersPage.download')}
              </ButtonLink>
              <EditionLink kind="quiet" page="minutes">
                {t('minutes.title')}
              </EditionLink>
              <EditionLink kind="quiet" page="ceremony">
                {t('ceremony.title')}
              </EditionLink>
            </p>
            <p className="mt-3 text-quiet">{t('papersPage.fingerprint')}</p>
            <p className="code">{fingerprint}</p>
          </section>
          <section className="sheet">
            <h2>{t('papers.certificates')}</h2>
            {isSealed ? <CertificatesForm /> : <p className="mt-1 max-w-3xl">{t('papersPage.unsealed')}</p>}
          </section>
          {mayCorrect ? (
            <section className="sheet">
              <h2>{t('correct.title')}</h2>
              <p className="mt-1 max-w-3xl">{t('correct.lead')}</p>
              <p className="mt-3">
                <EditionLink kind="primary" page="correction">
                  {t('correct.toCorrect')}
                </EditionLink>
              </p>
            </section>
          ) : null}
          {mayPublish ? <PublishCorrection answer={answer ?? null} /> : null}
        </div>
      ) : (
        <EmptyState className="mt-4">{t('papersPage.none')}</EmptyState>
      )}
    </>
  )
}

/** The two who sign each certificate. */
function CertificatesForm() {
  const { t } = useLanguage()
  const pathOf = useEditionPath()
  return (
    <Form method="get" action={pathOf('certificates.pdf')} reloadDocument className="mt-3 grid gap-3">
      {['1', '2'].map((signer) => (
        <div key={signer} className="flex flex-wrap gap-3">
          <BareTextField
            className="min-w-48 flex-1"
            name={`name${signer}`}
            label={t('papersPage.signer')}
            placeholder={t('papersPage.signer')}
            required
          />
          <BareTextField
            className="flex-1"
            name={`post${signer}`}
            label={t('papers.post')}
            placeholder={t('papers.post')}
            required
          />
        </div>
      ))}
      <p>
        <Button>{t('papersPage.certificates')}</Button>
      </p>
    </Form>
  )
}
