import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { GuideBlocks } from '../pages/methods/guide-blocks'
import type { TextHandle } from '../page-language/use-page-texts'
import { pageTitle } from '../page-language/page-title'
import { methodGuide } from '../pages/methods/method-guide.server'
import { languageOf } from '../i18n/language'

export function loader({ params }: LoaderFunctionArgs) {
  return { blocks: methodGuide[languageOf(params)] }
}

export const handle = { texts: [] } satisfies TextHandle

export const meta: MetaFunction = ({ params }) => pageTitle(params, (texts) => texts.run.methods)

/** Every method, option and default of a scoring model, with worked examples. */
export default function Methods() {
  const { blocks } = useLoaderData<typeof loader>()
  return (
    <div className="mx-auto max-w-3xl">
      <GuideBlocks blocks={blocks} />
    </div>
  )
}
