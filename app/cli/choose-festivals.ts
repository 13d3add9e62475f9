import type { Db } from '../../db/database'
import { listEditions } from '../../db/queries/editions'
import { type Edition, type Festival, listFestivals } from '../../db/queries/festivals'
import { UsageError } from './command'

/** The festival of that code, or all where none is named. */
export async function chooseFestivals(db: Db, code: string | undefined): Promise<Festival[]> {
  const all = await listFestivals(db)
  if (code === undefined) return all
  const chosen = all.filter((festival) => festival.code === code)
  if (!chosen.length)
    throw new UsageError(
      `There is no festival “${code}”. There are: ${all.map((festival) => festival.code).join(', ') || 'none yet'}`,
    )
  return chosen
}

/** The festival of that code; where several are there, one must be named. */
export async function chooseFestival(db: Db, code: string | undefined): Promise<Festival> {
  const [festival, ...others] = await chooseFestivals(db, code)
  if (!festival) throw new UsageError('There is no festival yet')
  if (others.length)
    throw new UsageError(
      `Say which festival with --festival: ${[festival, ...others].map((one) => one.code).join(', ')}`,
    )
  return festival
}

/** The edition of that code; without a code the newest. Where several festivals are there, one must be named. */
export async function chooseEdition(
  db: Db,
  festivalCode: string | undefined,
  code: string | undefined,
): Promise<{ festival: Festival; edition: Edition }> {
  const festival = await chooseFestival(db, festivalCode)
  const editions = await listEditions(db, festival.id)
  const edition = code === undefined ? editions[0] : editions.find((one) => one.code === code)
  if (!edition)
    throw new UsageError(
      `The festival ${festival.code} has no edition “${code ?? ''}”. It has: ${editions.map((one) => one.code).join(', ')}`,
    )
  return { festival, edition }
}
