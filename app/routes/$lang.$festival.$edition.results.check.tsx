import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CheckClaims } from '../pages/publication/check-claims'
import { requireEdition } from '../access/edition-context.server'
import { findOpened } from '../flows/publication/open-publication.server'
import { found } from '../http/found'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'
import { useCheck } from '../pages/publication/use-check'
import { Notice } from '../ui/notice'
import { EditionLink, useEditionPath } from '../ui/edition-link'
import { Button } from '../ui/button'
import { Status } from '../ui/status'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { edition } = await requireEdition(context, params, 'results.see')
  const wanted = new URL(request.url).searchParams.get('number')
  const opened = await findOpened(context, edition.id, wanted === null ? null : Number(wanted))
  found(opened?.results.ranking)
  const { resultHash, engine } = opened.results.run
  return { edition: opened.results.edition, number: opened.results.number, resultHash, engine }
}

export const handle = { texts: ['papers'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.check.title)

export default function Check() {
  const { edition: own, number, resultHash, engine } = useLoaderData<typeof loader>()
  const { t, title, digits } = useLanguage()
  const { state, begin } = useCheck(`${useEditionPath()('results')}/${number}`)
  return (
    <>
      <p className="text-sm text-quiet">
        <EditionLink page="results" search={`?number=${number}`}>
          {t('results.heading', { edition: title(own) })}
        </EditionLink>{' '}
        · {t('results.number', { number: digits(number) })}
      </p>
      <h1>{t('check.title')}</h1>
      <p className="mt-2 max-w-3xl">{t('check.lead')}</p>
      <p className="mt-4">
        <Button type="button" onClick={begin} isPending={state.step === 'running'}>
          {t('check.begin')}
        </Button>
      </p>
      <Status as="div" className="mt-4">
        {state.step === 'running' ? <p>{t('check.running')}</p> : null}
        {state.step === 'failed' ? <Notice>{t('check.failed')}</Notice> : null}
        {state.step === 'done' ? <CheckClaims claims={state.claims} otherEngine={state.otherEngine} /> : null}
      </Status>
      <section className="sheet mt-6">
        <h2>{t('check.without')}</h2>
        <p className="mt-2">{t('check.command')}</p>
        <p className="raw mt-2 !max-w-none rounded-lg bg-soft px-3 py-2" dir="ltr">
          npx sanjeh check input.json model.json {resultHash} --engine {engine}
        </p>
      </section>
    </>
  )
}
