import type { EditionState } from '../../db/queries/courses'
import { editionState } from '../../db/schema'
import type { Grant } from '../../db/queries/grants'
import type { Scope } from '../../db/queries/scope'

export const roles = ['administrator', 'manager', 'agency', 'evaluator', 'judge', 'auditor', 'public'] as const
export type Role = (typeof roles)[number]

/** The states of an edition in their order; a rule may begin or end with one. */
export const stages: readonly EditionState[] = editionState.enumValues

/**
 * Whose things a person reaches. `county`: of agencies in it. `province`: all that can't be told apart by county, so
 * nothing for who is limited to one. `assigned`: of the indicators that an evaluator answers for, never of the own
 * agency, its parent or its units. `installation`: all, and nothing where the grant is of one festival.
 */
type Reach = 'all' | 'own' | 'county' | 'province' | 'assigned' | 'installation'

export interface Rule {
  readonly reach: Reach
  /** First and last state in which the rule holds; without them, always. */
  readonly from?: EditionState
  readonly to?: EditionState
  /** Holds only where the whole ranking is published, not the winners alone. */
  readonly rankingOnly?: true
  /** Of an agency's people, holds only for the one who submits. */
  readonly headOnly?: true
}

const yes: Rule = { reach: 'all' }
const own: Rule = { reach: 'own' }
const head: Rule = { reach: 'own', headOnly: true }
const task: Rule = { reach: 'assigned' }
/** All, or the own county where the grant names one. */
const area: Rule = { reach: 'county' }
/** All, and nothing where the grant names a county. */
const whole: Rule = { reach: 'province' }
/** All, and nothing for who is somebody in one festival alone. */
const everywhere: Rule = { reach: 'installation' }
const no = null

const from = (state: EditionState, rule: Rule = yes): Rule => ({ ...rule, from: state })
const to = (state: EditionState, rule: Rule = yes): Rule => ({ ...rule, to: state })
const during = (first: EditionState, last: EditionState, rule: Rule = yes): Rule => ({ ...rule, from: first, to: last })

/** While judges pick, and once more after publication: for a list out of a corrected result. */
const picking: readonly Rule[] = [during('shortlisting', 'shortlisting'), during('published', 'published')]

type Cell = Rule | readonly Rule[] | null
type Row = readonly [
  administrator: Cell,
  manager: Cell,
  agency: Cell,
  evaluator: Cell,
  judge: Cell,
  auditor: Cell,
  everybody: Cell,
]

/** From the first list of winners until the edition is archived: after that nothing of it changes. */
const whileAwarding: Rule = during('shortlisting', 'published')

const open = from('published')
/** What a festival that publishes its winners alone keeps to itself. */
const shown: Rule = { ...open, rankingOnly: true }

/**
 * Who may see or do what, and when: the one place where that is decided. What is not in here nobody may. Of several
 * rules in a cell the first that holds counts.
 */
export const policy = {
  //                     administrator           manager  agency                             evaluator                     judge                          auditor  public
  // Seeing
  'edition.see': [yes, yes, yes, yes, yes, yes, open],
  'course.see': [yes, yes, yes, yes, yes, yes, no],
  'officials.see': [yes, yes, no, no, yes, yes, no],
  'model.see': [yes, yes, from('announced'), from('announced'), from('announced'), yes, open],
  'drafts.see': [yes, yes, no, no, no, yes, no],
  'rankings.see': [yes, area, shown, shown, from('final'), yes, shown],
  'group.see': [yes, area, from('preliminary'), shown, from('final'), yes, shown],
  'agency.see': [
    yes,
    area,
    [shown, from('preliminary', own)],
    [shown, from('collecting', task)],
    from('final'),
    yes,
    shown,
  ],
  'history.see': [yes, area, [shown, from('preliminary', own)], shown, from('final'), yes, shown],
  'observations.see': [yes, area, from('preliminary', own), from('collecting', task), from('final'), yes, no],
  'coverage.see': [yes, area, from('preliminary', own), from('collecting', task), from('final'), yes, no],
  'sources.see': [yes, whole, no, no, no, yes, no],
  'runs.see': [yes, area, no, no, no, yes, no],
  'jobs.see': [yes, whole, no, no, no, yes, no],
  'declarations.see': [yes, area, own, from('collecting', task), no, yes, no],
  'objections.see': [yes, area, own, from('objections', task), from('final'), yes, no],
  'reviews.see': [yes, whole, no, no, from('final'), yes, no],
  'categories.see': [yes, yes, from('announced'), from('announced'), from('announced'), yes, open],
  'shortlist.see': [yes, whole, no, no, from('shortlisting'), yes, no],
  'minutes.see': [yes, whole, no, no, from('shortlisting'), yes, no],
  'results.see': [open, open, open, open, open, open, open],
  'ceremony.see': [
    from('approved'),
    [open, from('approved', whole)],
    open,
    open,
    from('approved'),
    from('approved'),
    open,
  ],
  'audit.see': [yes, no, no, no, no, yes, no],
  'people.see': [yes, no, no, no, no, yes, no],
  'settings.see': [yes, no, no, no, no, yes, no],
  'setup.see': [yes, no, no, no, no, no, no],
  // Setting up
  'festival.create': [everywhere, no, no, no, no, no, no],
  'festival.edit': [yes, no, no, no, no, no, no],
  'organisation.edit': [yes, no, no, no, no, no, no],
  'metrics.edit': [yes, no, no, no, no, no, no],
  'edition.create': [yes, no, no, no, no, no, no],
  'edition.edit': [to('published'), no, no, no, no, no, no],
  'participants.edit': [to('draft'), no, no, no, no, no, no],
  'edition.delete': [to('draft'), no, no, no, no, no, no],
  // Collecting
  'source.pull': [yes, no, no, no, no, no, no],
  'jobs.cancel': [yes, no, no, no, no, no, no],
  'declaration.write': [no, no, during('collecting', 'evaluating', own), no, no, no, no],
  'declaration.submit': [no, no, during('collecting', 'evaluating', head), no, no, no, no],
  'declaration.judge': [no, no, no, during('collecting', 'evaluating', task), no, no, no],
  // The edition's course
  'edition.advance': [to('published'), no, no, no, no, no, no],
  'edition.deadlines': [to('published'), no, no, no, no, no, no],
  'edition.score': [to('evaluating'), no, no, no, no, no, no],
  'model.edit': [to('draft'), no, no, no, no, no, no],
  // Objections
  'objection.write': [no, no, during('objections', 'objections', own), no, no, no, no],
  'objection.rule': [no, no, no, during('objections', 'review', task), no, no, no],
  'review.decide': [during('review', 'review'), no, no, no, no, no, no],
  // Awards
  'categories.edit': [to('final'), no, no, no, no, no, no],
  'shortlist.propose': [picking, no, no, no, no, no, no],
  'shortlist.judge': [no, no, no, no, picking, no, no],
  'votes.hold': [picking, no, no, no, no, no, no],
  'minutes.write': [whileAwarding, no, no, no, no, no, no],
  'minutes.sign': [whileAwarding, { ...whileAwarding, ...whole }, no, no, whileAwarding, no, no],
  'papers.export': [from('final'), from('final', whole), no, no, from('shortlisting'), from('final'), no],
  'results.publish': [during('approved', 'published'), no, no, no, no, no, no],
  'results.correct': [during('published', 'published'), no, no, no, no, no, no],
  // The installation
  'people.edit': [yes, no, no, no, no, no, no],
  'settings.edit': [yes, no, no, no, no, no, no],
} satisfies Record<string, Row>

export type Act = keyof typeof policy

/** A run of an edition that was kept for readers: the newest there is, or one that a step froze. */
export type ReadableRun = 'newest' | 'preliminary' | 'final' | 'published'

/** Which run each role reads: the first of these that there is. */
export const runsOfRole: Readonly<Record<Role, readonly ReadableRun[]>> = {
  administrator: ['newest'],
  manager: ['newest'],
  agency: ['published', 'preliminary', 'newest'],
  evaluator: ['published', 'newest'],
  judge: ['published', 'final', 'newest'],
  auditor: ['newest'],
  public: ['published', 'preliminary', 'newest'],
}

/** Who asks. Without a user: the public. */
export interface Viewer {
  readonly user: { readonly id: string; readonly name: string } | null
  readonly grants: readonly Grant[]
  /** The session that somebody came with; none for a key and the command line. */
  readonly sessionId?: string
  /** The network address the request came from; `cli` for the command line. */
  readonly origin: string
  /** What must be done at “My account” before anything else: until then there are no grants. */
  readonly duty?: 'password' | 'second-step' | null
}

export interface ActContext {
  /** Null: the installation as a whole. */
  readonly festivalId: number | null
  /** Null: the festival as a whole, where rules that begin or end with a state do not hold. */
  readonly stage: EditionState | null
  /** Published are the winners, and not the ranking. */
  readonly winnersOnly?: boolean
}

/** What a viewer is in a festival: its own grant there, else one for the whole installation, else the public. */
export function grantIn(viewer: Viewer, festivalId: number | null): Grant | null {
  return (
    viewer.grants.find((grant) => grant.festivalId === festivalId) ??
    viewer.grants.find((grant) => grant.festivalId === null) ??
    null
  )
}

export function roleIn(viewer: Viewer, festivalId: number | null): Role {
  return grantIn(viewer, festivalId)?.role ?? 'public'
}

/**
 * What the log calls somebody: what they are in a festival; where it tells of none, the highest that they are anywhere.
 */
export function roleToTell(viewer: Viewer, festivalId: number | null): Role {
  const role = roleIn(viewer, festivalId)
  if (festivalId !== null || role !== 'public') return role
  return roles.find((role) => viewer.grants.some((grant) => grant.role === role)) ?? 'public'
}

/** How far a viewer's act reaches in a place; null: not at all. */
export function reachOf(viewer: Viewer, act: Act, context: ActContext): Scope | null {
  const grant = grantIn(viewer, context.festivalId)
  const rule = ruleFor(act, grant?.role ?? 'public', context.stage, context.winnersOnly)
  if (rule?.headOnly && !grant?.maySubmit) return null
  return rule && toScope(rule.reach, viewer, grant)
}

/** Whether a viewer may do what belongs to no edition in some festival, or in the installation as a whole. */
export function reachesSomewhere(viewer: Viewer, act: Act): boolean {
  return viewer.grants.some(({ festivalId }) => reachOf(viewer, act, { festivalId, stage: null }) !== null)
}

export function ruleFor(act: Act, role: Role, stage: EditionState | null, winnersOnly = false): Rule | null {
  const row: Row = policy[act]
  const cell = row[roles.indexOf(role)] ?? null
  const rules: readonly Rule[] = cell === null ? [] : 'reach' in cell ? [cell] : cell
  return rules.find((rule) => holds(rule, stage) && !(winnersOnly && rule.rankingOnly)) ?? null
}

function holds({ from: first, to: last }: Rule, stage: EditionState | null): boolean {
  if (stage === null) return first === undefined && last === undefined
  const index = stages.indexOf(stage)
  return (
    (first === undefined || index >= stages.indexOf(first)) && (last === undefined || index <= stages.indexOf(last))
  )
}

function toScope(reach: Reach, viewer: Viewer, grant: Grant | null): Scope | null {
  if (reach === 'all') return { of: 'all' }
  if (reach === 'installation') return grant?.festivalId === null ? { of: 'all' } : null
  if (!grant || !viewer.user) return null
  if (reach === 'province') return grant.countyId === null ? { of: 'all' } : null
  if (reach === 'county') return grant.countyId === null ? { of: 'all' } : { of: 'county', countyId: grant.countyId }
  if (reach === 'own') return grant.agencyId === null ? null : { of: 'own', agencyId: grant.agencyId }
  return { of: 'assigned', userId: viewer.user.id, notAgencyId: grant.agencyId }
}
