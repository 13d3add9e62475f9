import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireEdition } from '../access/edition-context.server'
import { pageTitle } from '../page-language/page-title'
import { useLanguage } from '../page-language/use-language'
import type { TextHandle } from '../page-language/use-page-texts'
import { SetupPath } from '../pages/setup/setup-path'
import { loadSetup } from '../pages/setup/setup-view.server'
import { ButtonLink } from '../ui/button'
import { EditionLink, useEditionPath } from '../ui/edition-link'

export async function loader({ params, context }: LoaderFunctionArgs) {
  return loadSetup(context, await requireEdition(context, params, 'setup.see'))
}

export const handle = { texts: ['setup'] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.setup.title)

export default function SetupPage() {
  const view = useLoaderData<typeof loader>()
  const { t, title, number } = useLanguage()
  const pathOf = useEditionPath()
  const done = Object.values(view.done)
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div>
          <h1>{t('setup.heading', { edition: title(view.edition) })}</h1>
          <p className="mt-1 max-w-2xl text-quiet">
            {view.current
              ? t('setup.progress', {
                  next: t(`setup.steps.${view.current}`),
                  of: number(done.length),
                  done: number(done.filter(Boolean).length),
                })
              : t('setup.allDone')}
          </p>
        </div>
        <EditionLink page="setup/next" kind="quiet">
          {t('setup.next', { edition: title(view.edition) })}
        </EditionLink>
      </div>
      <SetupPath {...view} />
      <p className="mt-3 text-sm text-quiet">{t('setup.foot')}</p>
      {view.mayExport ? (
        <section className="sheet mt-5 grid justify-items-start gap-2" aria-labelledby="pack">
          <h2 id="pack">{t('setup.pack.title')}</h2>
          <p className="max-w-2xl text-sm text-quiet">{t('setup.pack.help')}</p>
          <ButtonLink kind="quiet" href={pathOf('setup/pack.zip')}>
            {t('setup.pack.download')}
          </ButtonLink>
        </section>
      ) : null}
    </>
  )
}
