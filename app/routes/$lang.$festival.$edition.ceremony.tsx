import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useCeremonyKeys } from '../pages/publication/use-ceremony-keys'
import { requireEdition } from '../access/edition-context.server'
import { findOpened, findSealed } from '../flows/publication/open-publication.server'
import { found } from '../http/found'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'
import { screenAt } from '../pages/publication/ceremony-order'
import { RevealedList } from '../pages/publication/revealed-list'

/** Of the winners only those are sent that the screen shows by now. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { edition, stage } = await requireEdition(context, params, 'ceremony.see')
  const opened =
    stage === 'approved' ? await findSealed(context, edition.id) : await findOpened(context, edition.id, null)
  found(opened)
  const { festival, edition: own, model } = opened.results
  return {
    festival,
    edition: own,
    decimals: model.decimals,
    screen: screenAt(opened.results, Number(new URL(request.url).searchParams.get('step') ?? 0)),
  }
}

export const handle = { texts: ['papers'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.ceremony.title)

export default function Ceremony() {
  const { festival, edition, screen, decimals } = useLoaderData<typeof loader>()
  const { t, title, language } = useLanguage()
  const { step, steps, reveal } = screen
  useCeremonyKeys({ step, steps, isRightToLeft: language === 'fa' })
  return (
    <div className="fixed inset-0 z-50 flex flex-col overflow-auto bg-[#0b1214] p-[4vmin] text-[#f2f6f5]">
      <header className="flex flex-wrap justify-between gap-x-4 text-[max(0.9rem,2.6vmin)] text-[#9fb3b5]">
        <span>{title(festival)}</span>
        <span>
          {title(edition)} {festival.isDemo ? `· ${t('demo')}` : ''}
        </span>
      </header>
      <div className="flex flex-1 flex-col items-center justify-center gap-[4vmin] text-center" aria-live="polite">
        {reveal ? (
          <>
            <h1 className="text-[max(1.5rem,5vmin)] font-bold text-[#5cc8bd]">
              {title(reveal.category)}
              {reveal.group ? (
                <span className="mt-[1vmin] block text-[max(1.1rem,4vmin)] font-normal text-[#c9d6d6]">
                  {title(reveal.group)}
                </span>
              ) : null}
            </h1>
            {reveal.isEmpty ? <p className="text-[max(1.1rem,4vmin)] text-[#c9d6d6]">{t('papers.noWinner')}</p> : null}
            <RevealedList reveal={reveal} decimals={decimals} />
          </>
        ) : (
          <>
            <h1 className="text-[max(1.8rem,7vmin)] font-extrabold">{t('ceremony.title')}</h1>
            <p className="text-[max(1rem,3.4vmin)] text-[#c9d6d6]">
              {steps ? t('ceremony.begin') : t('ceremony.none')}
            </p>
          </>
        )}
      </div>
      <footer className="flex items-center justify-between gap-4 text-[max(0.9rem,2vmin)] text-[#9fb3b5]">
        {step > 0 ? (
          <Link className="px-4 py-2 text-inherit" to={`?step=${step - 1}`} replace>
            {t('ceremony.back')}
          </Link>
        ) : (
          <span />
        )}
        <span className="hidden sm:block">{t('ceremony.keys')}</span>
        {step < steps ? (
          <Link className="px-4 py-2 text-inherit" to={`?step=${step + 1}`} replace>
            {t('ceremony.next')}
          </Link>
        ) : (
          <span>{t('ceremony.end')}</span>
        )}
      </footer>
    </div>
  )
}
