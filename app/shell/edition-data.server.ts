import { type EditionContext, reachAt } from '../access/edition-context.server'
import { findOwnAgency } from '../access/own-agency.server'
import type { RequestContext } from '../policy/request-context'
import { type EditionTab, editionSections } from './edition-tabs'

export type EditionData = Awaited<ReturnType<typeof loadEditionData>>

/** The pages of an edition to which its header leads a viewer, and the agency that is the viewer’s own. */
export async function loadEditionData(context: RequestContext, editionContext: EditionContext) {
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
