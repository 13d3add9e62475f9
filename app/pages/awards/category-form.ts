import type { AwardCategory } from '../../../scoring/awards/award-rule'
import { readNumber } from '../../format/read-number'

/** What stands in the form of a category: plain texts, so that nothing typed is lost, however wrong. */
export interface CategoryFields {
  titleFa: string
  titleEn: string
  code: string
  position: string
  by: string
  formula: string
  in: string
  minBase: string
  within: string
  quota: string
  ties: string
  /** Empty: as the edition says. */
  tiedVote: string
  nearMargin: string
  maxAwards: string
  minCoverage: string
  minApplicable: string
  minScore: string
  gates: boolean
  levels: string[]
  groups: string[]
}

const numericFields = ['quota', 'nearMargin', 'maxAwards', 'minCoverage', 'minApplicable', 'minScore'] as const

export const newCategory: CategoryFields = {
  titleFa: '',
  titleEn: '',
  code: '',
  position: '',
  by: 'total',
  formula: '',
  in: 'points',
  minBase: '',
  within: 'all',
  quota: '1',
  ties: 'joint',
  tiedVote: '',
  nearMargin: '',
  maxAwards: '',
  minCoverage: '',
  minApplicable: '',
  minScore: '',
  gates: true,
  levels: [],
  groups: [],
}

/** The category that a form means, right or wrong; what is empty is left out. */
export function toCategoryJson(fields: CategoryFields): unknown {
  const { by } = fields
  const eligibility = {
    gates: fields.gates,
    ...numberIf('minCoverage', fields.minCoverage, 0.01),
    ...numberIf('minApplicable', fields.minApplicable, 0.01),
    ...numberIf('minScore', fields.minScore),
    ...(fields.levels.length ? { levels: fields.levels } : {}),
    ...(fields.groups.length ? { groups: fields.groups } : {}),
  }
  const rule = {
    by,
    ...(by === 'formula' ? { formula: fields.formula } : {}),
    ...(by === 'improvement' ? { in: fields.in, minBase: toNumber(fields.minBase || '0') } : {}),
    within: fields.within,
    quota: toNumber(fields.quota),
    ties: fields.ties,
    ...(fields.tiedVote ? { tiedVote: fields.tiedVote } : {}),
    ...numberIf('nearMargin', fields.nearMargin),
    ...numberIf('maxAwards', fields.maxAwards),
    eligibility,
  }
  return { code: fields.code.trim(), title: { fa: fields.titleFa, en: fields.titleEn }, rule }
}

export function toCategoryFields({ code, title, rule }: AwardCategory, position: number): CategoryFields {
  const { minCoverage, minApplicable, minScore, gates, levels = [], groups = [] } = rule.eligibility
  const sayPercent = (share: number | undefined) =>
    share === undefined ? '' : String(Number((share * 100).toPrecision(12)))
  const say = (value: number | undefined) => (value === undefined ? '' : String(value))
  return {
    titleFa: title.fa,
    titleEn: title.en,
    code,
    position: String(position),
    by: rule.by,
    formula: rule.by === 'formula' ? rule.formula : '',
    in: rule.by === 'improvement' ? rule.in : 'points',
    minBase: rule.by === 'improvement' ? say(rule.minBase) : '',
    within: rule.within,
    quota: say(rule.quota),
    ties: rule.ties,
    tiedVote: rule.tiedVote ?? '',
    nearMargin: say(rule.nearMargin),
    maxAwards: say(rule.maxAwards),
    minCoverage: sayPercent(minCoverage),
    minApplicable: sayPercent(minApplicable),
    minScore: say(minScore),
    gates,
    levels: [...levels],
    groups: [...groups],
  }
}

/**
 * The fields as they would be shown after saving, to be compared with what is stored: numbers in one spelling, and
 * nothing of another way to compare than the chosen one. What can't be read stays as it was typed.
 */
export function toComparable(fields: CategoryFields): CategoryFields {
  const { by } = fields
  const numbers = Object.fromEntries(
    numericFields.map((name) => [name, fields[name].trim() ? String(toNumber(fields[name])) : '']),
  )
  return {
    ...fields,
    ...numbers,
    code: fields.code.trim(),
    formula: by === 'formula' ? fields.formula : '',
    ...(by === 'improvement' ? { minBase: String(toNumber(fields.minBase || '0')) } : { in: 'points', minBase: '' }),
    position: String(toPosition(fields.position)),
  }
}

/** Where a category stands among the others; the first place where it says no number. */
export function toPosition(text: string): number {
  const position = toNumber(text)
  return typeof position === 'number' ? Math.min(9999, Math.max(0, Math.trunc(position))) : 0
}

/** The field of the form that an error's JSON pointer speaks of. */
export function fieldOf(pointer: string): string {
  const last =
    pointer
      .split('/')
      .filter((part) => part && !/^\d+$/.test(part))
      .at(-1) ?? ''
  if (pointer.startsWith('/title/')) return last === 'fa' ? 'titleFa' : 'titleEn'
  return last
}

/**
 * The same for errors that are shown beside fields. A box by itself has no place for one, and groups are asked for
 * where there are any.
 */
export function shownFieldOf(hasGroups: boolean): (pointer: string) => string | undefined {
  return (pointer) => {
    const field = fieldOf(pointer)
    const isShown = Object.hasOwn(newCategory, field) && field !== 'gates' && (field !== 'groups' || hasGroups)
    return isShown ? field : undefined
  }
}

function numberIf(name: string, text: string, factor = 1): Record<string, unknown> {
  if (!text.trim()) return {}
  const value = toNumber(text)
  return { [name]: typeof value === 'number' ? Number((value * factor).toPrecision(12)) : value }
}

/** What is no number stays what it is, for the check to say so. */
function toNumber(text: string): number | string {
  const value = readNumber(text)
  return Number.isNaN(value) ? text : value
}
