import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import { foldPersian } from '../../db/fold-persian'
import type { Db } from '../../db/database'
import { listFestivals } from '../../db/queries/festivals'
import { findPersonWithGrants } from '../../db/queries/people'
import { asksSecondStep } from '../settings/settings.server'
import { demoPassword } from './demo-people'
import { commonPersian, contextWords } from './context-words'

/**
 * NIST SP 800-63B-4, 3.1.1.2: 15 characters where the password is all that is asked for, 8 where a second step is asked
 * for as well.
 */
export const leastLength = { alone: 15, withSecondStep: 8 } as const
const mostLength = 200

export type PasswordFault = 'short' | 'long' | 'published' | 'common' | 'unequal'

export interface PasswordRules {
  leastLength: number
  /** Names of the person and of the festivals: what somebody who knows them tries first. */
  words: readonly string[]
}

/** So many guesses a password must take, and what is left of it without the words of its context. */
const leastGuesses = 1e9
const leastGuessesOfRest = 1e7

/** The rules for a password that a person chooses. */
export async function findPasswordRules(db: Db, userId: string): Promise<PasswordRules> {
  const person = await findPersonWithGrants(db, userId)
  const hasSecondStep = person !== null && (person.person.twoFactorEnabled || (await asksSecondStep(db, person.grants)))
  const festivals = (await listFestivals(db)).flatMap(({ code, titleFa, titleEn }) => [
    code,
    ...wordsOf(titleFa),
    ...wordsOf(titleEn),
  ])
  const { username = null, name = '', email = '' } = person?.person ?? {}
  const words = [username ?? '', ...wordsOf(name), ...email.split(/[@.]/), ...festivals]
  return {
    leastLength: hasSecondStep ? leastLength.withSecondStep : leastLength.alone,
    words: words.filter((word) => word.length >= 3),
  }
}

const wordsOf = (text: string) => text.split(/[^\p{L}\p{N}]+/u)

/**
 * What is wrong with a password that somebody chooses; null: nothing. No rule asks for kinds of characters: they make
 * passwords that are easy to foresee.
 */
export function faultOfPassword(
  { next, again }: { next: string; again: string },
  { leastLength: least, words }: PasswordRules,
): PasswordFault | null {
  if (next === demoPassword) return 'published'
  if ([...next].length < least) return 'short'
  if (next.length > mostLength) return 'long'
  if (isCommon(next, words)) return 'common'
  return next === again ? null : 'unequal'
}

/**
 * Whether a password is on a list of those that are guessed first, or near one: repeated, with digits behind, along a
 * keyboard, of words of the context.
 */
function isCommon(password: string, words: readonly string[]): boolean {
  const folded = foldPersian(password)
  const context = [...contextWords, ...words].map(foldPersian).toSorted((a, b) => b.length - a.length)
  const rest = context.reduce((text, word) => text.replaceAll(word, ''), folded)
  const estimate = (text: string) => estimator().check(text, context).guesses
  return estimate(folded) < leastGuesses || (rest !== folded && estimate(rest) < leastGuessesOfRest)
}

let opened: ZxcvbnFactory | null = null

/**
 * Made at the first use: its lists take a tenth of a second to read. Longer passwords are judged by their beginning.
 */
function estimator(): ZxcvbnFactory {
  opened ??= new ZxcvbnFactory({
    dictionary: { ...dictionary, persian: [...commonPersian].map(foldPersian) },
    graphs: adjacencyGraphs,
    maxLength: 64,
  })
  return opened
}
