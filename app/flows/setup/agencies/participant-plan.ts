import { foldPersian } from '../../../../db/fold-persian'
import { type FieldChange, listFieldChanges } from '../../packs/pack-difference'
import { findByName, indexByName } from './agency-plan'
import { freeCode } from '../codes'

/**
 * How an agency takes part in an edition, as somebody wants it. What the input does not have is left out, and stays as
 * it is stored.
 */
export interface ParticipantInput {
  /** Code of the agency. */
  agency: string
  /** Code or name; null: in no group. */
  group?: string | null | undefined
  competes?: boolean | undefined
  /** Why it does not compete. */
  reasonFa?: string | null | undefined
  reasonEn?: string | null | undefined
}

/** What it comes to; the group by code. */
export interface ParticipantState {
  group: string | null
  competes: boolean
  reasonFa: string | null
  reasonEn: string | null
}

export interface StoredGroup {
  code: string
  titleFa: string
  titleEn: string
}

export interface StoredParticipants {
  /** By the code of the agency. */
  participants: ReadonlyMap<string, ParticipantState>
  groups: readonly StoredGroup[]
  /** The edition is announced, and who takes part in it was fixed with that. */
  isFixed: boolean
}

export interface ParticipantProblem {
  field: 'group' | 'competes' | 'reasonFa'
  why: 'unknown-group' | 'no-reason' | 'announced'
  detail: string
}

export interface PlannedParticipant {
  outcome: 'new' | 'changed' | 'same' | 'problem'
  agency: string
  changes: FieldChange[]
  problems: ParticipantProblem[]
  after: ParticipantState
}

export interface ParticipantPlan {
  /** One for each input, in the same order. */
  rows: PlannedParticipant[]
  /** Groups that the input names and the edition does not have; only where they may be made. */
  newGroups: StoredGroup[]
  /** Codes of agencies that take part and are not in the input. They stay. */
  kept: string[]
}

/** What an input would change in who takes part, and how, without changing anything. */
export function planParticipants(
  stored: StoredParticipants,
  inputs: readonly ParticipantInput[],
  { makesGroups = false }: { makesGroups?: boolean } = {},
): ParticipantPlan {
  const groups = indexByName(stored.groups)
  const newGroups: StoredGroup[] = []
  const findGroup = (text: string): string | undefined => {
    const found = findByName(groups, text)
    if (found !== undefined || !makesGroups || stored.isFixed) return found
    const title = text.trim()
    const group = { code: freeCode(groups, 'G'), titleFa: title, titleEn: title }
    newGroups.push(group)
    groups.set(group.code, group.code).set(foldPersian(title), group.code)
    return group.code
  }
  const rows = inputs.map((input) => planOne(stored, input, findGroup))
  const asked = new Set(inputs.map(({ agency }) => agency))
  return { rows, newGroups, kept: [...stored.participants.keys()].filter((code) => !asked.has(code)) }
}

function planOne(
  { participants, isFixed }: StoredParticipants,
  input: ParticipantInput,
  findGroup: (text: string) => string | undefined,
): PlannedParticipant {
  const before = participants.get(input.agency) ?? null
  const problems: ParticipantProblem[] = []
  const after = { ...resolveGroup(input, before, findGroup, problems), ...resolveReason(input, before) }
  if (!after.competes && !after.reasonFa) problems.push({ field: 'reasonFa', why: 'no-reason', detail: '' })
  const changes = before ? listFieldChanges<ParticipantState>(before, after) : []
  if (isFixed && (!before || changes.length) && !problems.length)
    problems.push({
      field: changes.some(({ field }) => field === 'group') ? 'group' : 'competes',
      why: 'announced',
      detail: '',
    })
  const outcome = problems.length ? 'problem' : !before ? 'new' : changes.length ? 'changed' : 'same'
  return { outcome, agency: input.agency, changes, problems, after }
}

function resolveGroup(
  { group }: ParticipantInput,
  before: ParticipantState | null,
  findGroup: (text: string) => string | undefined,
  problems: ParticipantProblem[],
): Pick<ParticipantState, 'group'> {
  if (group === undefined) return { group: before?.group ?? null }
  if (group === null || !group.trim()) return { group: null }
  const code = findGroup(group)
  if (code === undefined) problems.push({ field: 'group', why: 'unknown-group', detail: group })
  return { group: code ?? null }
}

/** Who competes has no reason. A reason in one language stands for both. */
function resolveReason(
  input: ParticipantInput,
  before: ParticipantState | null,
): Pick<ParticipantState, 'competes' | 'reasonFa' | 'reasonEn'> {
  const competes = input.competes ?? before?.competes ?? true
  if (competes) return { competes, reasonFa: null, reasonEn: null }
  const [fa, en] = [input.reasonFa?.trim() || null, input.reasonEn?.trim() || null]
  return {
    competes,
    reasonFa: fa ?? en ?? before?.reasonFa ?? null,
    reasonEn: en ?? fa ?? before?.reasonEn ?? null,
  }
}
