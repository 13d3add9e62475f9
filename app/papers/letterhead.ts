import type { Edition, Festival } from '../../db/queries/festivals'
import { formatDay, formatMoment } from '../format/date'
import { isolate } from '../format/isolate'
import { formatsOf } from '../format/kinds-of-number'
import { formatDigits, formatNumber, formatPercent } from '../format/number'
import { type Language, titleOf } from '../i18n/language'
import { textsIn } from '../i18n/texts-in'
import type { Letter } from './letter'

/** Whose paper it is and in which language, with everything that is written in it. */
export interface Paper {
  readonly festival: Festival
  readonly edition: Edition
  readonly language: Language
}

export function writerOf({ festival, edition, language }: Paper) {
  const texts = textsIn(language)
  return {
    texts,
    /** Puts values into the places of a text, each kept from turning the words around it. */
    fill: (text: string, values: Readonly<Record<string, string>>) =>
      text.replace(/\{\{(\w+)\}\}/g, (place, name: string) =>
        values[name] === undefined ? place : isolate(values[name]),
      ),
    isolate,
    digits: (value: number | string) => formatDigits(value, language),
    format: formatsOf(language),
    number: (value: number) => formatNumber(value, language),
    percent: (share: number) => formatPercent(share, language, 2),
    day: (iso: string) => formatDay(iso, language, festival.calendar),
    moment: (at: Date | string) => formatMoment(at, language, festival.calendar),
    title: (row: { titleFa: string; titleEn: string }) => titleOf(language, row),
    editionTitle: titleOf(language, edition),
    banner: festival.isDemo ? `${texts.demo}: ${texts.demoNote}` : null,
  }
}

export type Writer = ReturnType<typeof writerOf>

/** The top and foot of a letter. `attachments`: how many. */
export function letterhead(
  paper: Paper,
  item: { title: string; day: string; number: string; attachments: number },
): Omit<Letter, 'facts' | 'sections' | 'signatures' | 'hashes'> {
  const writer = writerOf(paper)
  const { texts, fill, number, digits } = writer
  return {
    language: paper.language,
    organisation: [writer.title(paper.festival), writer.editionTitle, texts.papers.secretariat],
    opening: texts.papers.opening,
    reference: [
      { label: texts.papers.date, value: writer.day(item.day) },
      { label: texts.papers.number, value: digits(item.number) },
      {
        label: texts.papers.attachment,
        value: item.attachments
          ? fill(texts.papers.attachments, { n: number(item.attachments) })
          : texts.papers.noAttachment,
      },
    ],
    banner: writer.banner,
    title: item.title,
    page: texts.papers.page,
  }
}

/** The day of a moment in the festival's place, ISO. */
export function dayOf(at: Date): string {
  const tehran = new Date(at.getTime() + 210 * 60_000)
  return tehran.toISOString().slice(0, 10)
}
