import type { Db } from '../../../db/database'
import { listTitlesByCode } from '../../../db/queries/award-inputs'
import { listGroups } from '../../../db/queries/editions'
import type { Edition } from '../../../db/queries/festivals'
import type { AwardPreview, SureOutcome, SurePool } from '../../documents/award-preview'
import type { Model } from '../../../scoring/model'

interface Titled {
  titleFa: string
  titleEn: string
}

export interface PoolView {
  /** Code of the group; null: all together. */
  code: string | null
  group: Titled | null
  winners: (Titled & {
    code: string
    place: number
    value: number
    gap: number | null
    isNear: boolean
    chance: number | null
    chanceNext: number | null
  })[]
  missed: (Titled & {
    code: string
    value: number
    gap: number | null
    isNear: boolean
    hasEnough: boolean
    chance: number | null
  })[]
  ties: Titled[][]
}

type Reason = SureOutcome['ineligible'][number]['reasons'][number]
/** Gates by their titles; a stored proposal knows their codes alone. */
type ShownReason = Exclude<Reason, { why: 'gates' }> | { why: 'gates'; gates: Titled[] }

export interface OutcomeView {
  decimals: number
  /** What its chances are made of; null where it has none, or nobody kept it. */
  basis: AwardPreview['basis']
  pools: PoolView[]
  ineligible: {
    agencies: (Titled & { code: string; reasons: ShownReason[] })[]
    more: number
  }
}

/** The next in line, and all who are close. */
const shownMissed = 3
const shownIneligible = 40

/**
 * What a preview says as pages show it, with the names of the agencies and groups that are shown; one view a category,
 * by code.
 */
export async function viewPreview(
  db: Db,
  edition: Pick<Edition, 'id' | 'festivalId'>,
  {
    model,
    outcomes,
    basis = null,
  }: {
    model: Pick<Model, 'decimals'> & Pick<Model, 'rules'>
    outcomes: SureOutcome[]
    basis?: AwardPreview['basis']
  },
): Promise<Map<string, OutcomeView>> {
  const titles = await listTitlesByCode(db, edition.festivalId, [...new Set(outcomes.flatMap(shownAgencies))])
  const agencies = new Map(titles.map((row) => [row.code, row]))
  const groups = new Map((await listGroups(db, edition.id)).map((group) => [group.code, group]))
  const named = (code: string) => ({
    code,
    titleFa: agencies.get(code)?.titleFa ?? code,
    titleEn: agencies.get(code)?.titleEn ?? code,
  })
  const gates = new Map(model.rules?.gates?.map(({ code, title }) => [code, title]))
  const toShown = (reason: Reason): ShownReason =>
    'gates' in reason
      ? {
          why: 'gates',
          gates: reason.gates.map((code) => ({
            titleFa: gates.get(code)?.fa ?? code,
            titleEn: gates.get(code)?.en ?? code,
          })),
        }
      : reason
  const order = [...groups.keys()]
  const byPosition = (a: SurePool, b: SurePool) => order.indexOf(a.group ?? '') - order.indexOf(b.group ?? '')
  const toPool = (pool: SurePool): PoolView => {
    const group = pool.group === null ? undefined : groups.get(pool.group)
    return {
      code: pool.group,
      group:
        pool.group === null ? null : { titleFa: group?.titleFa ?? pool.group, titleEn: group?.titleEn ?? pool.group },
      winners: pool.winners.map(({ agency, ...own }) => ({ ...named(agency), ...own })),
      missed: shownMisses(pool).map(({ agency, value, gap, isNear, hasEnough, chance }) => ({
        ...named(agency),
        value,
        gap,
        isNear,
        hasEnough,
        chance,
      })),
      ties: pool.ties.map((tie) => tie.map(named)),
    }
  }
  return new Map(
    outcomes.map(({ category, pools, ineligible }) => {
      const shown = ineligible
        .slice(0, shownIneligible)
        .map(({ agency, reasons }) => ({ ...named(agency), reasons: reasons.map(toShown) }))
      return [
        category,
        {
          decimals: model.decimals,
          basis: pools.some(hasChances) ? basis : null,
          pools: pools.toSorted(byPosition).map(toPool),
          ineligible: { agencies: shown, more: ineligible.length - shown.length },
        },
      ]
    }),
  )
}

const hasChances = ({ winners, missed }: SurePool) =>
  [...winners, ...missed].some(({ chance }) => chance !== null) || winners.some(({ chanceNext }) => chanceNext !== null)

const shownMisses = ({ missed }: SurePool) => missed.filter((item, at) => at < shownMissed || item.isNear)

function shownAgencies({ pools, ineligible }: SureOutcome): string[] {
  return [
    ...pools.flatMap((pool) =>
      [...pool.winners, ...shownMisses(pool)].map(({ agency }) => agency).concat(pool.ties.flat()),
    ),
    ...ineligible.slice(0, shownIneligible).map(({ agency }) => agency),
  ]
}
