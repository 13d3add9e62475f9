import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet, useLoaderData } from '@remix-run/react'
import { reachAt, requireEdition } from '../access/edition-context.server'
import { findOwnAgency } from '../access/own-agency.server'
import { EditionNav } from '../shell/edition-nav'
import { type EditionTab, editionSections } from '../shell/edition-tabs'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const editionContext = await requireEdition(context, params, 'edition.see')
  const isSeen = ({ act, isWhole }: EditionTab) => {
    const reach = reachAt(context, editionContext, act)
    return reach !== null && (!isWhole || reach.of === 'all')
  }
  const sections = editionSections.map(({ name, tabs }) => ({
    name,
    tabs: tabs.filter(isSeen).map(({ path, label }) => ({ path, label })),
  }))
  const agency = await findOwnAgency(context, editionContext)
  return { sections: sections.filter(({ tabs }) => tabs.length), ownCode: agency?.code ?? null }
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
