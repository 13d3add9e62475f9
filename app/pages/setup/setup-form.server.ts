import { z } from 'zod'
import { unknownIntent } from '../../forms/unknown-intent'

/** What was sent in a form of the set-up, by the name of the field; of a list its first value. */
export type SentTexts = Readonly<Record<string, string>>

/**
 * A form of the set-up: its page knows what it can want, and its fields are read as texts. One that can want one thing
 * only need not say it.
 */
export const setupForm = <Intent extends string>(intents: readonly [Intent, ...Intent[]]) =>
  z.looseObject({ intent: z.enum(intents).optional() })

/** What a form wants of a page that has several; a form that does not say it is refused with 400. */
export function requireIntent<Intent extends string>(intents: readonly Intent[], texts: SentTexts): Intent {
  const intent = intents.find((item) => item === texts['intent'])
  if (intent === undefined) throw new Response(unknownIntent, { status: 400 })
  return intent
}

/** Of the answer to a form: 409 where somebody else saved first, 400 where it was refused. */
export function statusOf({ changed, saved }: { changed: readonly unknown[]; saved: boolean | null }): number {
  if (changed.length) return 409
  return saved === null ? 400 : 200
}
