import type { AwardRecord } from '../../db/queries/award-papers'
import type { Certificates } from './letter'
import { type Paper, dayOf, writerOf } from './letterhead'

/** Two officials sign each certificate. */
export interface Signatory {
  readonly name: string
  readonly post: string
}

/** A certificate for each award, in the order in which they are handed over. */
export function certificatesPaper(paper: Paper, { entries, shortlist }: AwardRecord, signatures: readonly Signatory[]): Certificates {
  const writer = writerOf(paper)
  const { own, fill, title, number, day } = writer
  const { first, second, third } = own.places
  const certificates = entries.map((entry) => {
    const category = entry.group ? `${title(entry.category)} – ${title(entry.group)}` : title(entry.category)
    const alone = entries.filter((other) => other.category.code === entry.category.code && other.group?.code === entry.group?.code).length === 1
    const place = [first, second, third][entry.place - 1] ?? fill(own.nth, { n: number(entry.place) })
    return { agency: title(entry.agency), text: fill(alone ? own.praiseOnly : own.praise, { edition: writer.editionTitle, place, category }) }
  })
  return {
    language: paper.language,
    opening: own.opening,
    organisation: title(paper.festival),
    title: own.certificate,
    to: own.to,
    certificates,
    signatures,
    date: day(dayOf(shortlist.closedAt ?? shortlist.createdAt)),
    banner: writer.banner,
    hash: shortlist.hash ?? '',
  }
}
