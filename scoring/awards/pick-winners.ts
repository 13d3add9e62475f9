import { roundHalfUp } from '../round'
import type {
  AwardCategory,
  AwardInput,
  AwardRule,
  CategoryOutcome,
  Missed,
  Placed,
  PoolOutcome,
  Winner,
} from './award-rule'
import { listReasons } from './eligibility'
import { evaluateFormula, parseFormula } from './formula'
import { groupBy } from './group-by'

/**
 * Who wins each category, who misses and by how much, and why others can't. Categories are taken in their order, as
 * those before one count for its limit. The order of agencies decides nothing: what ties all the way is shared.
 */
export function pickWinners(categories: readonly AwardCategory[], input: AwardInput): CategoryOutcome[] {
  const awards = new Map<string, number>()
  return categories.map((category) => {
    const outcome = pickCategory(category, input, awards)
    for (const { agency } of outcome.pools.flatMap((pool) => pool.winners))
      awards.set(agency, (awards.get(agency) ?? 0) + 1)
    return outcome
  })
}

interface Candidate {
  agency: string
  group: string | null
  value: number
  /** Compared after the value where the rule says so; larger is better. */
  chain: readonly number[]
}

function pickCategory(
  { code, rule }: AwardCategory,
  input: AwardInput,
  awards: ReadonlyMap<string, number>,
): CategoryOutcome {
  const values = valuesOf(rule, input)
  const places = [...input.agency.keys()].toSorted((a, b) => compareCodes(input.agency[a] ?? '', input.agency[b] ?? ''))
  const judged = places.map((index) => ({
    place: index,
    agency: input.agency[index] ?? '',
    reasons: listReasons(rule, input, index, values[index] ?? null),
  }))
  const candidates = judged
    .filter(({ reasons }) => !reasons.length)
    .map(({ place }) => toCandidate(rule, input, place, values[place] ?? 0))
  const groups =
    rule.within === 'group'
      ? [...new Set(candidates.map(({ group }) => group))].toSorted((a, b) => compareCodes(a ?? '', b ?? ''))
      : [null]
  return {
    category: code,
    pools: groups.map((group) =>
      pickPool(
        rule,
        group,
        candidates.filter((candidate) => rule.within === 'all' || candidate.group === group),
        awards,
      ),
    ),
    ineligible: judged.filter(({ reasons }) => reasons.length).map(({ agency, reasons }) => ({ agency, reasons })),
  }
}

/** What the rule compares, rounded as published, so that a difference nobody can see decides nothing. */
function valuesOf(rule: AwardRule, input: AwardInput): (number | null)[] {
  const round = (value: number | null) =>
    value === null ? null : roundHalfUp(Number(value.toPrecision(12)), input.decimals)
  if (rule.by === 'formula') {
    const parsed = parseFormula(rule.formula)
    if (!parsed.ok) return input.agency.map(() => null)
    return input.agency.map((_, agency) =>
      round(evaluateFormula(parsed.expression, (code, of) => nodeValue(input, agency, code, of))),
    )
  }
  return input.total.map((total, agency) => {
    if (rule.by !== 'improvement' || total === null) return total
    const base = input.base[agency] ?? null
    if (base === null) return null
    if (rule.in === 'points') return round(total - base)
    return base > 0 ? round(((total - base) / base) * 100) : null
  })
}

function nodeValue(
  { nodes }: AwardInput,
  agency: number,
  code: string,
  of: 'score' | 'percent' | 'value',
): number | null {
  const node = nodes.get(code)
  if (!node) return null
  if (of === 'value') return node.value[agency] ?? null
  const score = node.score[agency] ?? null
  if (score === null || of === 'score') return score
  return node.points > 0 ? (score / node.points) * 100 : null
}

function toCandidate({ ties }: AwardRule, input: AwardInput, index: number, value: number): Candidate {
  // Without a score on the deciding node an agency stands behind those that have one.
  const chain =
    ties === 'joint'
      ? []
      : input.tieBreak.map((code) => {
          const node = input.nodes.get(code)
          return node?.tieKey?.[index] ?? Number((node?.score[index] ?? -1e300).toPrecision(12))
        })
  return { agency: input.agency[index] ?? '', group: input.group[index] ?? null, value, chain }
}

function pickPool(
  rule: AwardRule,
  group: string | null,
  candidates: readonly Candidate[],
  awards: ReadonlyMap<string, number>,
): PoolOutcome {
  const hasEnough = ({ agency }: { agency: string }) =>
    rule.maxAwards !== undefined && (awards.get(agency) ?? 0) >= rule.maxAwards
  // Who is passed over leaves no gap among the places of the others.
  const open = placeAll(candidates.filter((candidate) => !hasEnough(candidate)))
  const last = rule.by === 'judges' ? undefined : open[Math.min(rule.quota, open.length) - 1]
  const winners = last ? open.filter((item) => item.place <= last.place) : []
  const below = open.slice(winners.length).map((item) => toMissed(rule, item, last, false))
  const passed = placeAll(candidates)
    .filter(hasEnough)
    .map((item) => toMissed(rule, item, last, true))
  return {
    group,
    winners: winners.map((winner) => toWinner(rule, winner, winners)),
    missed: [...below, ...passed],
    ties: listTies(open, winners),
  }
}

function placeAll(candidates: readonly Candidate[]): Placed[] {
  const sorted = candidates.toSorted((a, b) => compare(a, b) || compareCodes(a.agency, b.agency))
  const places: number[] = []
  for (const [at, own] of sorted.entries()) {
    const above = sorted[at - 1]
    places.push(above && compare(above, own) === 0 ? (places[at - 1] ?? 1) : at + 1)
  }
  return sorted.map(({ agency, value }, at) => ({ agency, value, place: places[at] ?? 1 }))
}

function toWinner(rule: AwardRule, item: Placed, winners: readonly Placed[]): Winner {
  const next = winners.find(({ place }) => place > item.place)
  const gap = next ? gapOf(item, next) : null
  return { ...item, gap, isNear: gap !== null && isClose(rule, gap) }
}

function toMissed(rule: AwardRule, item: Placed, last: Placed | undefined, hasEnough: boolean): Missed {
  if (!last) return { ...item, gap: null, isNear: false, hasEnough }
  const gap = gapOf(last, item)
  return { ...item, gap, isNear: !hasEnough && isClose(rule, gap), hasEnough }
}

function gapOf(above: Placed, below: Placed): number {
  return Math.max(0, Number((above.value - below.value).toPrecision(12)))
}

function isClose({ nearMargin }: AwardRule, gap: number): boolean {
  return gap === 0 || (nearMargin !== undefined && gap <= nearMargin)
}

function listTies(placed: readonly Placed[], winners: readonly Placed[]): string[][] {
  const lowest = winners.at(-1)?.value
  if (lowest === undefined) return []
  const byValue = groupBy(
    placed.filter(({ value }) => value >= lowest),
    ({ value }) => value,
  )
  return [...byValue.values()].map((item) => item.map(({ agency }) => agency)).filter((item) => item.length > 1)
}

function compare(a: Candidate, b: Candidate): number {
  if (a.value !== b.value) return b.value - a.value
  for (const [at, own] of a.chain.entries()) {
    const difference = (b.chain[at] ?? 0) - own
    if (difference !== 0) return difference
  }
  return 0
}

/** By code point, whatever the locale. */
function compareCodes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
