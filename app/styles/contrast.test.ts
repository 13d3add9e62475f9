import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

const css = readFileSync(path.join(import.meta.dirname, 'app.css'), 'utf8')

/** Both colours of each name, light and dark; of tiles, their class. */
const colours = new Map(
  [...css.matchAll(/(?:--([\w-]+): |\.(tile-\d) \{\s*background: )light-dark\((#\w+), (#\w+)\)/g)].map(
    ([, token, tile, light = '', dark = '']) => [token ?? tile, { light, dark }],
  ),
)

/** What is written in which colour on which ground, anywhere in the product. */
const pairs = [
  ...['paper', 'sheet', 'soft', 'accent-soft', 'warn-soft', 'tile-0', 'tile-1', 'tile-2', 'tile-3', 'tile-4'].map(
    (ground) => ['ink', ground] as const,
  ),
  ...['quiet', 'accent', 'bad', 'warn'].flatMap((ink) =>
    ['paper', 'sheet', 'soft'].map((ground) => [ink, ground] as const),
  ),
  ['warn', 'warn-soft'],
  ['accent', 'accent-soft'],
  ['sheet', 'accent'],
] as const

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

describe.each(['light', 'dark'] as const)('in %s', (theme) => {
  test.each(pairs)('%s on %s can be read: 4.5 to 1', (ink, ground) => {
    expect(contrast(colours.get(ink)?.[theme] ?? '', colours.get(ground)?.[theme] ?? '')).toBeGreaterThanOrEqual(4.5)
  })
})

test('only colours follow the scheme, so that in dark nothing but colours has to be looked at again', () => {
  const files = readdirSync(path.join(import.meta.dirname, '..'), { recursive: true, encoding: 'utf8' })
  const context = files
    .filter((file) => /\.(css|tsx?)$/.test(file) && !file.includes('.test.'))
    .filter((file) => readFileSync(path.join(import.meta.dirname, '..', file), 'utf8').includes('prefers-color-scheme'))
  // What is left is light-dark(), which gives colours alone: it can hide and move nothing.
  expect(context).toEqual([])
})
