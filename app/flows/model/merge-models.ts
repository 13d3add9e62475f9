import { canonicalJson } from '../../../scoring/canonical'
import { checkModel } from '../../../scoring/check-model'
import type { Model } from '../../../scoring/model'
import { type ModelChange, listModelChanges } from '../../../scoring/model-changes'

/** A part of a model that somebody else changed between opening and saving a draft. */
export interface ChangedPart extends Pick<ModelChange, 'node' | 'field'> {
  /** Undefined: absent, or not known where `isKnown` is false. */
  readonly opened: unknown
  readonly isKnown: boolean
  readonly now: unknown
  readonly yours: unknown
  /** `both` where the two changed different parts of the same field. */
  readonly kept: 'now' | 'yours' | 'both'
}

/**
 * Merges a draft with the version that was saved since it was opened: nodes are the same where their codes are. What
 * only the other person changed is taken over; what both changed stays as drafted. Where that makes no sound model, or
 * nobody knows what the draft was opened with, the draft stays whole.
 */
export function mergeModels(opened: Model | null, now: Model, yours: Model): { model: Model; changed: ChangedPart[] } {
  const merged = opened ? checkModel(merge(opened, now, yours)) : null
  const model = merged?.ok ? merged.model : yours
  const added = listModelChanges(now, model)
  const typed = listModelChanges(now, yours)
  const base = opened
    ? listModelChanges(opened, now)
    : typed.map(({ node, field, before: after }) => ({ node, field, before: undefined, after }))
  const changed = base.flatMap(({ node, field, before, after }): ChangedPart[] => {
    const isOf = (change: ModelChange) => change.node === node && change.field === field
    const difference = typed.find(isOf)
    if (!difference) return []
    const inForm = added.find(isOf)
    const kept = !inForm ? 'now' : isSame(inForm.after, difference.after) ? 'yours' : 'both'
    return [{ node, field, opened: before, isKnown: opened !== null, now: after, yours: difference.after, kept }]
  })
  return { model, changed }
}

/** The version itself where its number is free, else the next one that is: the last part counts up. */
export function nextVersion(version: string, taken: ReadonlySet<string>): string {
  let next = version
  while (taken.has(next)) next = next.replace(/\d+$/, countUp)
  return next
}

const countUp = (digits: string) => String(Number(digits) + 1)

type Fields = Readonly<Record<string, unknown>>

function merge(opened: unknown, now: unknown, yours: unknown): unknown {
  if (isSame(opened, now)) return yours
  if (isSame(opened, yours)) return now
  if (isFields(now) && isFields(yours) && isSameChoice(now, yours))
    return mergeFields(isFields(opened) ? opened : {}, now, yours)
  const lists = [opened, now, yours].map(byCode)
  const [before, theirs, own] = lists
  if (before && theirs && own) return Object.values(mergeFields(before, theirs, own))
  return yours
}

/** In the order of the draft; what the other person added comes last. */
function mergeFields(opened: Fields, now: Fields, yours: Fields): Fields {
  const names = [...new Set([...Object.keys(yours), ...Object.keys(now)])]
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = merge(opened[name], now[name], yours[name])
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

/**
 * Nodes of a list by their codes; null where it is no list of nodes. The prefix keeps codes like `1` in their order.
 */
function byCode(list: unknown): Fields | null {
  if (!Array.isArray(list)) return null
  const entries = list.flatMap((node: unknown) =>
    isFields(node) && typeof node['code'] === 'string' ? [[`code ${node['code']}`, node] as const] : [],
  )
  const fields = Object.fromEntries(entries)
  return Object.keys(fields).length === list.length ? fields : null
}

/** What a method needs beside its name makes no sense beside another name. */
function isSameChoice(a: Fields, b: Fields): boolean {
  return a['method'] === b['method'] && a['rule'] === b['rule']
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === undefined || b === undefined) return a === b
  return canonicalJson(a) === canonicalJson(b)
}
