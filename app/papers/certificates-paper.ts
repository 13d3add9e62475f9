import type { AwardRecord } from '../documents/award-source'
import type { Certificates } from './letter'
import { type Paper, dayOf, writerOf } from './letterhead'

/** Two officials sign each certificate. */
export interface Signatory {
  readonly name: string
  readonly post: string
}

/** A certificate for each award, in the order in which they are handed over. */
export function certificatesPaper(
  paper: Paper,
  { entries, shortlist }: AwardRecord,
  signatures: readonly Signatory[],
): Certificates {
  const writer = writerOf(paper)
  const { texts, fill, title, number, day } = writer
  const certificates = entries.map((entry) => {
    const category = entry.group ? `${title(entry.category)} – ${title(entry.group)}` : title(entry.category)
    // An only winner whose place is not the first was left behind an empty one, and the place is said.
    const alone =
      entry.place === 1 &&
      entries.filter((other) => other.category.code === entry.category.code && other.group?.code === entry.group?.code)
        .length === 1
    const place =
      [texts.papers.places.first, texts.papers.places.second, texts.papers.places.third][entry.place - 1] ??
      fill(texts.papers.nth, { n: number(entry.place) })
    return {
      agency: title(entry.agency),
      text: fill(alone ? texts.papers.praiseOnly : texts.papers.praise, {
        edition: writer.editionTitle,
        place,
        category,
      }),
    }
  })
  return {
    language: paper.language,
    opening: texts.papers.opening,
    organisation: title(paper.festival),
    title: texts.papers.certificate,
    to: texts.papers.to,
    certificates,
    signatures,
    date: day(dayOf(shortlist.closedAt ?? shortlist.createdAt)),
    banner: writer.banner,
    hash: shortlist.hash ?? '',
  }
}
