import type { Edition, Festival } from '../../../db/queries/festivals'
import type { EditionContext } from '../../access/edition-context.server'
import type { Values } from '../../edits/merge-values'
import { type EditionFacts, editEdition } from '../../flows/setup/editions.server'
import { type FestivalFacts, editFestival } from '../../flows/setup/festivals.server'
import { openedField } from '../../forms/edits/opened-field'
import { readOpened, writeOpened } from '../../forms/edits/opened-values.server'
import { type RefusedForm, firstTexts, toTyped } from '../../forms/form-fault'
import { refusalOf } from '../../forms/parse-form.server'
import { type Calendar, formatDay } from '../../format/date'
import { parseMoment } from '../../format/parse-moment'
import type { Language } from '../../i18n/language'
import type { RequestContext } from '../../policy/request-context'
import type { FactsAnswer } from './facts-form'

/** How the days of a form are written: in the language of the page, and in the calendar that it shows. */
export interface DayStyle {
  language: Language
  calendar: Calendar
}

export const openFestival = ({ titleFa, titleEn }: Festival) => opened({ titleFa, titleEn }, { titleFa, titleEn })

export function openEdition({ titleFa, titleEn, evaluatedFrom, evaluatedTo }: Edition, style: DayStyle) {
  const facts = { titleFa, titleEn, evaluatedFrom, evaluatedTo }
  return opened(facts, toFields(facts, style))
}

const opened = (facts: object, fields: Record<string, string>) => ({ fields, opened: writeOpened(facts) })

function toFields(facts: Partial<EditionFacts>, { language, calendar }: DayStyle): Record<string, string> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      name.startsWith('evaluated') ? formatDay(value, language, calendar) : value,
    ]),
  )
}

type Sent = Pick<RefusedForm, 'intent' | 'typed'>

/** Of a form that was not saved, with what it was opened with. */
const keptOf = (sent: Sent, base: Values | null): FactsAnswer => ({
  refused: refusalOf(sent),
  stored: null,
  opened: writeOpened(base ?? {}),
  saved: null,
  problems: [],
  changed: [],
})

export async function takeFestivalForm(context: RequestContext, festival: Festival, sent: Sent): Promise<FactsAnswer> {
  const typed = firstTexts(sent.typed)
  const base = readOpened(typed[openedField])
  const input: FestivalFacts = { titleFa: typed['titleFa'] ?? '', titleEn: typed['titleEn'] ?? '' }
  const kept = keptOf(sent, base)
  const outcome = await editFestival(context, festival, input, base)
  if (outcome.ok) {
    const after = { titleFa: input.titleFa.trim(), titleEn: input.titleEn.trim() || input.titleFa.trim() }
    return { ...kept, refused: null, stored: after, opened: writeOpened(after), saved: outcome.isChanged }
  }
  if (outcome.why === 'changed')
    return {
      ...kept,
      refused: refusalOf({ ...sent, typed: { ...sent.typed, ...toTyped({ ...outcome.taken }) } }),
      opened: writeOpened(outcome.now),
      changed: outcome.changed,
    }
  return { ...kept, problems: [{ field: outcome.why === 'no-name' ? 'titleFa' : 'form', why: outcome.why }] }
}

export async function takeEditionForm(
  context: RequestContext,
  editionContext: EditionContext,
  sent: Sent,
  style: DayStyle,
): Promise<FactsAnswer> {
  const typed = firstTexts(sent.typed)
  const base = readOpened(typed[openedField])
  const kept = keptOf(sent, base)
  const [evaluatedFrom, evaluatedTo] = [readDay(typed['evaluatedFrom']), readDay(typed['evaluatedTo'])]
  if (evaluatedFrom === null || evaluatedTo === null)
    return { ...kept, problems: [{ field: evaluatedFrom === null ? 'evaluatedFrom' : 'evaluatedTo', why: 'bad-day' }] }
  const input = { titleFa: typed['titleFa'] ?? '', titleEn: typed['titleEn'] ?? '', evaluatedFrom, evaluatedTo }
  const outcome = await editEdition(context, editionContext, input, base)
  if (outcome.ok) {
    const titleFa = input.titleFa.trim()
    const after = { ...input, titleFa, titleEn: input.titleEn.trim() || titleFa }
    const stored = toFields(after, style)
    return { ...kept, refused: null, stored, opened: writeOpened(after), saved: outcome.isChanged }
  }
  if (outcome.why === 'changed')
    return {
      ...kept,
      refused: refusalOf({ ...sent, typed: { ...sent.typed, ...toTyped(toFields(outcome.taken, style)) } }),
      opened: writeOpened(outcome.now),
      changed: outcome.changed,
    }
  return { ...kept, problems: [{ field: fieldOfWhy[outcome.why], why: outcome.why }] }
}

const fieldOfWhy = {
  'no-name': 'titleFa',
  'bad-span': 'evaluatedTo',
  announced: 'evaluatedTo',
  'has-runs': 'evaluatedTo',
  'not-allowed': 'form',
} as const

/** A day as it was typed, in either calendar, as an ISO day. */
function readDay(text: string | undefined): string | null {
  return (
    parseMoment(text ?? '', '00:00', 'gregorian')
      ?.toISOString()
      .slice(0, 10) ?? null
  )
}
