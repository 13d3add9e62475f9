import type { FrozenMinutes } from '../documents/minutes-document'
import { deviationsSection, fallOutsSection, recusalsSection, votesSection, winnersSection } from './award-sections'
import { type Labelled, type Letter, type Section, type SignatureBox, section } from './letter'
import { type Paper, type Writer, letterhead, writerOf } from './letterhead'

export interface Signature {
  readonly userId: string
  readonly signedAt: Date | null
  readonly signedBy: 'password' | 'totp' | null
  readonly dissent: string | null
}

/** Minutes as a letter: what was frozen, with the signatures that are there so far. */
export function minutesPaper(
  paper: Paper,
  minutes: FrozenMinutes,
  hash: string,
  signatures: readonly Signature[],
): Letter {
  const writer = writerOf(paper)
  const { texts, day, digits, fill, isolate } = writer
  const number = `${paper.edition.code}/${minutes.number}`
  return {
    ...letterhead(paper, {
      title: texts.papers.minutes,
      day: minutes.heldOn,
      number,
      attachments: minutes.files.length,
    }),
    facts: [
      { label: texts.papers.heldOn, value: day(minutes.heldOn) },
      { label: texts.papers.heldAt, value: isolate(minutes.place) },
    ],
    sections: [
      ...(minutes.corrects === null
        ? []
        : [section('', { lines: [fill(texts.papers.corrects, { number: digits(minutes.corrects) })] })]),
      attendeesSection(writer, minutes),
      itemsSection(texts.papers.agenda, minutes.agenda.map(isolate), texts.papers.none),
      ...(minutes.list
        ? [
            winnersSection(writer, minutes.entries, minutes.awards),
            deviationsSection(writer, minutes.deviations),
            ...fallOutsSection(writer, minutes.fallOuts ?? []),
            votesSection(writer, minutes),
            recusalsSection(writer, minutes.recusals),
          ]
        : []),
      itemsSection(texts.papers.decisions, minutes.decisions.map(isolate), texts.papers.none),
      ...(minutes.files.length
        ? [
            section(texts.papers.files, {
              table: {
                head: [texts.papers.name, 'SHA-256'],
                widths: [1, 2],
                rows: minutes.files.map((file) => [isolate(keepLatin(file.name)), file.sha256]),
              },
            }),
          ]
        : []),
    ],
    signatures: minutes.attendees.map((person) => toBox(writer, person, signatures)),
    hashes: hashesOf(writer, minutes, hash),
  }
}

/** The Latin end of a file's name, such as `12-345.pdf`, from left to right after Persian words too. */
function keepLatin(name: string): string {
  return name.replace(/[A-Za-z0-9][\w.-]*$/, '\u2066$&\u2069')
}

function attendeesSection({ texts }: Writer, { attendees }: FrozenMinutes): Section {
  return section(texts.papers.attendees, {
    table: {
      head: [texts.papers.name, texts.papers.post],
      widths: [1, 1],
      rows: attendees.map((person) => [person.name, person.post]),
    },
  })
}

function itemsSection(heading: string, items: readonly string[], none: string): Section {
  return items.length ? section(heading, { items }) : section(heading, { lines: [none] })
}

function toBox(
  { texts, fill, moment }: Writer,
  person: { userId: string; name: string; post: string },
  signatures: readonly Signature[],
): SignatureBox {
  const found = signatures.find((one) => one.userId === person.userId)
  const by = found?.signedBy
  return {
    name: person.name,
    post: person.post,
    signed:
      found?.signedAt && by ? fill(texts.papers.signed, { at: moment(found.signedAt), by: texts.papers.by[by] }) : null,
    dissent: found?.dissent ? fill(texts.papers.dissent, { text: found.dissent }) : null,
  }
}

function hashesOf({ texts }: Writer, { snapshot, list }: FrozenMinutes, hash: string): Labelled[] {
  return [
    { label: texts.papers.hash.minutes, value: hash },
    ...(snapshot ? [{ label: texts.papers.hash.result, value: snapshot.resultHash }] : []),
    ...(list ? [{ label: texts.papers.hash.list, value: list.hash }] : []),
  ]
}
