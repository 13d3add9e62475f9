import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listFestivals } from '../../db/queries/festivals'
import { FestivalCard } from '../components/festival-card'
import { loadFestivalOverview } from '../views/festival-overview.server'
import { useLanguage } from '../i18n/use-language'
import type { TextHandle } from '../i18n/use-page-texts'
import { pageTitle } from '../page-title'

export async function loader({ context }: LoaderFunctionArgs) {
  const festivals = await listFestivals(context.db)
  const seen = await Promise.all(festivals.map((festival) => loadFestivalOverview(context, festival)))
  return { festivals: seen.filter((own) => own !== null), isSignedIn: context.viewer.user !== null }
}

export const handle = { texts: ['festival'] } satisfies TextHandle

export const meta: MetaFunction<typeof loader> = ({ params }) => pageTitle(params['lang'], (texts) => texts.overview.title)

export default function Overview() {
  const { festivals, isSignedIn } = useLoaderData<typeof loader>()
  const { t } = useLanguage()
  return (
    <>
      <h1>{t('overview.title')}</h1>
      <p className="mt-1 max-w-2xl text-quiet">{t('overview.lead')}</p>
      {festivals.length === 0 ? (
        <div className="sheet mt-6">
          <p>{t(isSignedIn ? 'overview.empty' : 'overview.nothingPublished')}</p>
          <p className="text-quiet">{t(isSignedIn ? 'overview.emptyHelp' : 'overview.nothingPublishedHelp')}</p>
        </div>
      ) : null}
      <div className="mt-6 grid gap-5">
        {festivals.map((own) => (
          <FestivalCard key={own.festival.code} {...own} />
        ))}
      </div>
    </>
  )
}
