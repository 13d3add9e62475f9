import { foldPersian } from '../../../db/fold-persian'
import { findCourse } from '../../../db/queries/courses'
import type { EditionContext } from '../../access/edition-context.server'
import { loadOrganisation, loadParticipation } from '../../flows/setup/agencies/stored-organisation.server'
import { cutText } from '../../format/cut-text'
import { toLatinDigits } from '../../../sources/number-text'
import type { RequestContext } from '../../policy/request-context'
import { openNames } from './names-actions.server'

/** As many as a page shows; who does not see theirs types a part of its name. */
const mostShown = 200

/**
 * The agencies of a festival with how they take part in an edition, those whose name or code has a text, in the order
 * of their codes.
 */
export async function listSetupAgencies({ db }: RequestContext, { festival, edition }: EditionContext, typed: string) {
  const isFixed = (await findCourse(db, edition.id)).state !== 'draft'
  const organisation = await loadOrganisation(db, festival.id)
  const { participants, groups } = await loadParticipation(db, edition.id, organisation, isFixed)
  const search = cutText(typed.trim(), 100)
  const part = foldPersian(toLatinDigits(search))
  const found = organisation.agencies.filter(({ code, names }) =>
    [code.toLowerCase(), ...names].some((name) => name.includes(part)),
  )
  const titleOf = (items: readonly { code: string; titleFa: string; titleEn: string }[], wanted: string | null) => {
    const item = items.find(({ code }) => code === wanted)
    return item ? { titleFa: item.titleFa, titleEn: item.titleEn } : null
  }
  return {
    search,
    all: organisation.agencies.length,
    isFixed,
    groups: openNames(groups),
    agencies: found
      .toSorted((a, b) => (a.code < b.code ? -1 : 1))
      .slice(0, mostShown)
      .map(({ code, titleFa, titleEn, county }) => {
        const state = participants.get(code)
        return {
          code,
          titleFa,
          titleEn,
          county: titleOf(organisation.counties, county),
          part: state
            ? {
                group: titleOf(groups, state.group),
                competes: state.competes,
                reason: { titleFa: state.reasonFa ?? '', titleEn: state.reasonEn ?? '' },
              }
            : null,
        }
      }),
  }
}
