import type { Act } from '../policy/policy.server'
import type { EditionPage } from '../http/edition-path'

export interface EditionTab {
  path: EditionPage
  label:
    | 'overview'
    | 'rankings'
    | 'history'
    | 'compare'
    | 'whatIf'
    | 'map'
    | 'indicators'
    | 'data'
    | 'model'
    | 'course'
    | 'declarations'
    | 'objections'
    | 'review'
    | 'minutes'
    | 'papers'
    | 'results'
    | 'ceremony'
    | 'awards'
    | 'shortlist'
    | 'runs'
    | 'setup'
  act: Act
  /** Only for who may see every agency. */
  isWhole?: true
}

export interface EditionSection {
  name: 'overview' | 'standing' | 'basis' | 'hearing' | 'honours'
  tabs: readonly EditionTab[]
}

/** The pages of an edition in the order in which its header leads to them, by what people come for. */
export const editionSections: readonly EditionSection[] = [
  { name: 'overview', tabs: [{ path: '', label: 'overview', act: 'edition.see' }] },
  {
    name: 'standing',
    tabs: [
      { path: 'rankings', label: 'rankings', act: 'rankings.see' },
      { path: 'history', label: 'history', act: 'history.see' },
      { path: 'compare', label: 'compare', act: 'rankings.see' },
      { path: 'what-if', label: 'whatIf', act: 'rankings.see', isWhole: true },
      { path: 'map', label: 'map', act: 'rankings.see' },
    ],
  },
  {
    name: 'basis',
    tabs: [
      { path: 'indicators', label: 'indicators', act: 'group.see' },
      { path: 'data', label: 'data', act: 'coverage.see' },
      { path: 'model', label: 'model', act: 'model.see' },
      { path: 'runs', label: 'runs', act: 'runs.see' },
      { path: 'setup', label: 'setup', act: 'setup.see' },
    ],
  },
  {
    name: 'hearing',
    tabs: [
      { path: 'course', label: 'course', act: 'course.see' },
      { path: 'declarations', label: 'declarations', act: 'declarations.see' },
      { path: 'objections', label: 'objections', act: 'objections.see' },
      { path: 'review', label: 'review', act: 'reviews.see' },
    ],
  },
  {
    name: 'honours',
    tabs: [
      { path: 'awards', label: 'awards', act: 'categories.see' },
      { path: 'shortlist', label: 'shortlist', act: 'shortlist.see' },
      { path: 'minutes', label: 'minutes', act: 'minutes.see' },
      { path: 'papers', label: 'papers', act: 'papers.export' },
      { path: 'results', label: 'results', act: 'results.see' },
      { path: 'ceremony', label: 'ceremony', act: 'ceremony.see' },
    ],
  },
]
