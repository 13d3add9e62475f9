import { foldPersian } from '../../../db/fold-persian'

interface Named {
  code: string
  titleFa: string
  titleEn: string
}

/**
 * What a text names: by code, else by one of its names in any spelling. Undefined where nothing has the name, or
 * several.
 */
export function pickNamed<Own extends Named>(all: readonly Own[], text: string): Own | undefined {
  const byCode = all.find(({ code }) => code === text)
  if (byCode) return byCode
  const wanted = foldPersian(text)
  const named = all.filter(({ titleFa, titleEn }) => [titleFa, titleEn].some((title) => foldPersian(title) === wanted))
  return named.length === 1 ? named[0] : undefined
}
