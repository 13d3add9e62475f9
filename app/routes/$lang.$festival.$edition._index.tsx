import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { findAgencyById } from '../../db/queries/agencies'
import { requireEdition } from '../access/edition-place.server'
import { editionTabs } from '../edition-tabs'
import { reachOf } from '../policy.server'

/** The first page that is the viewer's: an agency's own card, else the first tab that they may see. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { festival, stage, runId } = await requireEdition(context, params, 'edition.see')
  const reach = (act: Parameters<typeof reachOf>[1]) => reachOf(context.viewer, act, { festivalId: festival.id, stage })
  const base = `/${params['lang']}/${params['festival']}/${params['edition']}`
  const own = reach('agency.see')
  const agency = own?.of === 'own' && runId !== null ? await findAgencyById(context.db, own.agencyId) : null
  if (agency) return redirect(`${base}/agencies/${agency.code}`)
  const first = editionTabs.find((tab) => reach(tab.act))
  if (!first) throw new Response('not-found', { status: 404 })
  return redirect(`${base}/${first.path}`)
}
