import type { Language } from '../i18n/language'
import { roundHalfUp } from '../../scoring/round'
import { formatNumber, formatPercent } from './number'
import { formatUnit } from './unit'

/** Decimals of points, wherever they are not the total of a model, which has its own. */
const pointDecimals = 1
/** A number of points as it is shown: what is left of it may be zero. */
export const roundToShown = (points: number) => Number(points.toFixed(pointDecimals))

/** Decimals of a share in percent. */
const shareDecimals = 1

/**
 * Of published numbers that stand below each other without their model: as many decimals as the finest of them was
 * rounded to, within reason.
 */
export function decimalsOf(values: readonly (number | null)[]): number {
  const digits = values.map((value) =>
    value === null ? 0 : (String(roundHalfUp(value, mostDecimals)).split('.')[1]?.length ?? 0),
  )
  return Math.max(pointDecimals, ...digits)
}

const mostDecimals = 3

/**
 * One way to write each kind of number, on pages, in charts, papers and exports for people. Decimals are fixed, so that
 * numbers below each other line up and the same number looks the same everywhere.
 */
export function formatsOf(language: Language) {
  const fixed = (value: number, decimals: number) => formatNumber(value, language, { decimals, isFixed: true })
  return {
    /** A total, to the published decimals of its model. */
    score: (value: number, decimals: number) => fixed(value, decimals),
    /** What was earned, or can be, on a node. */
    points: (value: number) => fixed(value, pointDecimals),
    /** A share (0–1) in percent. */
    share: (share: number) => formatPercent(share, language, shareDecimals, true),
    /** A share that somebody has set, as it was set: a threshold, how far weights are moved. */
    setShare: (share: number) => formatPercent(share, language, 2),
    /** Halves exist where ranks are shared by fractions. */
    rank: (rank: number) => formatNumber(rank, language, { decimals: 1 }),
    count: (count: number) => formatNumber(count, language),
    /** What was observed or is read of a source, with all its digits. */
    amount: (amount: number) => formatNumber(amount, language, { decimals: 6 }),
    /** A measured value in the unit of its metric or indicator. */
    value: (value: number, unit: string | null) => formatUnit(value, unit, language),
    /** What is more or less than something else, with its sign; nothing before a zero. */
    difference: (difference: number, decimals: number = pointDecimals) => {
      const text = fixed(difference, decimals)
      return difference > 0 && /[1-9۱-۹]/.test(text) ? `\u200E+${text}` : text
    },
    /** Two numbers with as many decimals as it takes to tell them apart; null stays null. */
    apart: (one: number | null, other: number | null): [string | null, string | null] => {
      const write = (value: number | null, decimals: number) => (value === null ? null : fixed(value, decimals))
      for (let decimals = pointDecimals; decimals < 12; decimals++)
        if (write(one, decimals) !== write(other, decimals)) return [write(one, decimals), write(other, decimals)]
      return [write(one, 12), write(other, 12)]
    },
    /** A mean of judges' marks, or how far one lies from the others'. */
    mark: (mark: number) => fixed(mark, 2),
    /** A correlation, from −1 to 1. */
    correlation: (value: number) => fixed(value, 2),
    /** A p-value. */
    probability: (value: number) => fixed(value, 3),
  }
}

export type Formats = ReturnType<typeof formatsOf>
