import type { Bilingual } from './bilingual'
import type { Shape } from './check/shape'
import { persianDigits } from './persian-digits'

/**
 * A method of a step of scoring, as one definition: its options with their schema, what the editor and the command line
 * offer, and what properties of the engine are tried with. How it is computed is added by each step
 * (`normalise/methods.ts`, `aggregate/methods.ts`, `steps/treatments.ts`, `weigh/methods.ts`). The published schema,
 * the type of the model document and every list of all methods follow from these lists.
 */
export interface Method<
  Name extends string,
  Options extends object,
  /** Options that a document must say, also where the engine takes older documents without them. */
  Demanded extends keyof Options = RequiredKey<Options>,
> {
  readonly name: Name
  /** What it does, for the published schema. */
  readonly description: string
  readonly required: { readonly [Key in Demanded]: Shape }
  readonly optional: { readonly [Key in Exclude<keyof Options, Demanded>]-?: Shape }
  /** What the editor writes beside the name. Null where only a person can say it, in the JSON. */
  readonly preset: Chosen<Name, Options> | null
  /**
   * The names under which `--methods` takes it, and what they stand for; none where its options follow from the values
   * at hand.
   */
  readonly alternatives: Readonly<Record<string, Chosen<Name, Options>>>
  /** What the properties of the engine are tried with, one or more. */
  readonly examples: readonly [Chosen<Name, Options>, ...Chosen<Name, Options>[]]
}

export type RequiredKey<Options> = {
  [Key in keyof Options]-?: object extends Pick<Options, Key> ? never : Key
}[keyof Options]

/** A method as a model document chooses it. */
export type Chosen<Name extends string, Options> = { readonly method: Name } & Options

/** A method that has no options. */
export type NoOptions = object

/** What every list of methods has in common, whatever the options. */
export interface AnyMethod {
  readonly name: string
  readonly description: string
  readonly required: Readonly<Record<string, Shape>>
  readonly optional: Readonly<Record<string, Shape>>
  readonly preset: object | null
}

/** What a choice gets wrong although it has the right shape, and where: a JSON pointer below the choice. */
export interface InvalidOption extends Bilingual {
  readonly at: string
}

/** What stands beside the model's own choice, by its name on the command line. */
export function alternativesOf<Choice>(
  methods: readonly { readonly alternatives: Readonly<Record<string, Choice>> }[],
): Record<string, Choice> {
  return Object.fromEntries(methods.flatMap(({ alternatives }) => Object.entries(alternatives)))
}

/** What the properties of the engine are tried with: every method at least once. */
export function examplesOf<Choice>(methods: readonly { readonly examples: readonly Choice[] }[]): Choice[] {
  return methods.flatMap(({ examples }) => examples)
}

/** The method of a choice; a checked document names only those that there are. */
export function methodNamed<One extends { readonly name: string }>(methods: readonly One[], name: string): One {
  const method = methods.find((one) => one.name === name)
  if (!method) throw new Error(`There is no method “${name}”`)
  return method
}

/** A list that must have one entry for each child of the branch. */
export function wrongCount(at: string, children: number): InvalidOption {
  return {
    at,
    fa: `باید به تعداد زیرشاخه‌ها باشد: ${persianDigits(children)}`,
    en: `Must have one entry for each child: ${children}`,
  }
}
