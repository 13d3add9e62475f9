import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FestivalGlance } from '../components/festival-glance'
import { NothingYet } from '../components/nothing-yet'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { pageTitle } from '../page-title'
import { loadStart } from '../views/start-overview.server'

export async function loader({ context }: LoaderFunctionArgs) {
  return { festivals: await loadStart(context), isSignedIn: context.viewer.user !== null }
}

export const handle = { texts: ['course', 'overview'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params }) =>
  pageTitle(params['lang'], (texts) => texts.overview.title)

export default function Start() {
  const { festivals, isSignedIn } = useLoaderData<typeof loader>()
  const { t } = useLanguage()
  return (
    <>
      <h1>{t('overview.title')}</h1>
      <p className="mt-1 max-w-2xl text-quiet">{t('overview.lead')}</p>
      {festivals.length ? null : <NothingYet isSignedIn={isSignedIn} />}
      <div className="mt-6 grid gap-8">
        {festivals.map((own) => (
          <FestivalGlance key={own.festival.code} {...own} isSignedIn={isSignedIn} />
        ))}
      </div>
    </>
  )
}
