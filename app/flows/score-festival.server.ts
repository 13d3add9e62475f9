import type { Db } from '../../db/client.server'
import { listEditions } from '../../db/queries/editions'
import type { Edition, Festival } from '../../db/queries/festivals'
import { type ScoreOutcome, scoreEdition } from './score-edition.server'

export interface ScoreReport {
  edition: Edition
  outcome: ScoreOutcome
}

/** Scores every edition of a festival over what is known now. */
export async function scoreFestival(db: Db, festival: Festival, now: Date): Promise<ScoreReport[]> {
  const reports: ScoreReport[] = []
  for (const edition of await listEditions(db, festival.id)) reports.push({ edition, outcome: await scoreEdition(db, edition, { now }) })
  return reports
}
