import { z } from 'zod'
import type { Db } from '../../../db/database'
import { foldPersian } from '../../../db/fold-persian'
import { type NamedCode, searchAgencies } from '../../../db/queries/agencies'
import { listCounties } from '../../../db/queries/counties'
import type { Festival } from '../../../db/queries/festivals'
import { cutText } from '../../format/cut-text'
import { toLatinDigits } from '../../../sources/number-text'

/** As many as a person reads through; who does not find theirs types more of the name. */
const mostChoices = 30

const Wanted = z.object({ kind: z.enum(['agency', 'county']), festival: z.string(), search: z.string().default('') })

/** What a field offers for the typed part of a name or code; nothing in a festival that is not among the given ones. */
export async function listChoices(
  db: Db,
  festivals: readonly Pick<Festival, 'id' | 'code'>[],
  parameters: URLSearchParams,
): Promise<NamedCode[]> {
  const wanted = Wanted.safeParse(Object.fromEntries(parameters))
  const festival = festivals.find(({ code }) => code === wanted.data?.festival)
  if (!wanted.success || !festival) return []
  const search = toLatinDigits(cutText(wanted.data.search.trim(), 100))
  if (wanted.data.kind === 'agency') return searchAgencies(db, festival.id, search, mostChoices)
  const part = foldPersian(search)
  return (await listCounties(db, festival.id))
    .filter((county) => [county.code, county.titleFa, county.titleEn].some((text) => foldPersian(text).includes(part)))
    .slice(0, mostChoices)
    .map(({ code, titleFa, titleEn }) => ({ code, titleFa, titleEn }))
}
