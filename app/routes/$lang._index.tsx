import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FestivalGlance } from '../pages/overview/festival-glance'
import { NothingYet } from '../pages/overview/nothing-yet'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'
import { reachOf } from '../policy/policy.server'
import { loadStart } from '../pages/overview/start-overview.server'

export async function loader({ context }: LoaderFunctionArgs) {
  const { viewer } = context
  return {
    festivals: await loadStart(context),
    isSignedIn: viewer.user !== null,
    mayCreate: reachOf(viewer, 'festival.create', { festivalId: null, stage: null }) !== null,
  }
}

export const handle = { texts: ['course', 'overview'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params }) => pageTitle(params, (texts) => texts.overview.title)

export default function Start() {
  const { festivals, isSignedIn, mayCreate } = useLoaderData<typeof loader>()
  const { t } = useLanguage()
  return (
    <>
      <h1>{t('overview.title')}</h1>
      <p className="mt-1 max-w-2xl text-quiet">{t('overview.lead')}</p>
      {festivals.length ? null : <NothingYet isSignedIn={isSignedIn} mayCreate={mayCreate} />}
      <div className="mt-6 grid gap-8">
        {festivals.map((festival) => (
          <FestivalGlance key={festival.festival.code} {...festival} isSignedIn={isSignedIn} />
        ))}
      </div>
    </>
  )
}
