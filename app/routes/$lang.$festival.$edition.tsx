import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { requireEdition } from '../access/edition-context.server'
import { loadEditionData } from '../shell/edition-data.server'
import { EditionNav } from '../shell/edition-nav'

export async function loader({ params, context }: LoaderFunctionArgs) {
  return loadEditionData(context, await requireEdition(context, params, 'edition.see'))
}

export default function EditionLayout() {
  const { sections, ownCode } = useLoaderData<typeof loader>()
  return (
    <>
      <EditionNav sections={sections} ownCode={ownCode} />
      <Outlet />
    </>
  )
}
