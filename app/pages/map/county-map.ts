import type { CountyRow, CountyScore } from '../../../db/queries/counties'

/** What a tile map shows: a node of the model, or counter offices for so many people. */
export type CountyMeasure = 'counters' | 'rural-counters' | { readonly node: string }

export interface CountyTile {
  code: string
  titleFa: string
  titleEn: string
  column: number
  row: number
  /** Null: nothing is known. */
  value: number | null
  /** Agencies that an average is of; null for what is no average. */
  n: number | null
  /** 0 (least) to `shades` − 1; null without a value. */
  shade: number | null
}

export const shades = 5
const people = 10_000

/** Counties with their value, those that have a place on the map. */
export function toTiles(
  counties: readonly CountyRow[],
  measure: CountyMeasure,
  scores: readonly CountyScore[],
): CountyTile[] {
  const tiles = counties.flatMap((county) => {
    if (county.tileColumn === null || county.tileRow === null) return []
    const { code, titleFa, titleEn, tileColumn, tileRow } = county
    return [
      { code, titleFa, titleEn, column: tileColumn, row: tileRow, ...valueOf(county, measure, scores), shade: null },
    ]
  })
  const known = tiles.flatMap(({ value }) => (value === null ? [] : [value]))
  return tiles.map((tile) => ({ ...tile, shade: tile.value === null ? null : shadeOf(tile.value, known) }))
}

function valueOf(
  county: CountyRow,
  measure: CountyMeasure,
  scores: readonly CountyScore[],
): { value: number | null; n: number | null } {
  const { urbanCounters, ruralCounters } = county.attributes
  if (measure === 'rural-counters') return { value: per(ruralCounters, county.ruralPopulation), n: null }
  if (measure === 'counters')
    return {
      value:
        urbanCounters === undefined || ruralCounters === undefined
          ? null
          : per(urbanCounters + ruralCounters, county.population),
      n: null,
    }
  const row = scores.find((score) => score.countyId === county.id)
  return { value: row?.average ?? null, n: row?.scored ?? 0 }
}

function per(count: number | undefined, of: number | null): number | null {
  return count === undefined || !of ? null : (count / of) * people
}

/** Even steps between the least and the most; all in the middle where they are the same. */
function shadeOf(value: number, known: readonly number[]): number {
  const [low, high] = [Math.min(...known), Math.max(...known)]
  if (high === low) return Math.floor(shades / 2)
  return Math.min(Math.floor(((value - low) / (high - low)) * shades), shades - 1)
}
