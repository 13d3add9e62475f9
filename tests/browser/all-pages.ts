/** A page to look at: its name, its address after the language, and who looks at it. */
export interface ShownPage {
  name: string
  address: string
  /** User name of the demonstration; null for the public. */
  as: string | null
}

const edition = '/hamadan/1404'
const units = '/hamadan/1404-units'

/**
 * Every page of the product in a demonstration that has gone all its way (fixtures/late-demo.ts), so that none is
 * empty.
 */
export const allPages: readonly ShownPage[] = [
  { name: 'start', address: '', as: 'secretary' },
  { name: 'start-agency', address: '', as: 'agency' },
  { name: 'start-public', address: '', as: null },
  { name: 'overview', address: edition, as: 'secretary' },
  { name: 'overview-open', address: units, as: 'secretary' },
  { name: 'overview-draft', address: '/hamadan/1403', as: 'manager' },
  { name: 'overview-agency', address: edition, as: 'agency' },
  { name: 'overview-evaluator', address: units, as: 'evaluator' },
  { name: 'overview-public', address: edition, as: null },
  { name: 'rankings', address: `${edition}/rankings`, as: 'secretary' },
  { name: 'rankings-units', address: `${units}/rankings`, as: 'secretary' },
  { name: 'rankings-nothing', address: `${edition}/rankings?search=zzzz`, as: 'secretary' },
  { name: 'rankings-ranks', address: `${edition}/rankings?view=ranks`, as: 'secretary' },
  { name: 'rankings-parts', address: `${edition}/rankings?view=parts`, as: 'secretary' },
  { name: 'rankings-print', address: `${edition}/rankings/print`, as: 'secretary' },
  { name: 'rankings-public', address: `${edition}/rankings`, as: null },
  { name: 'agency', address: `${edition}/agencies/EDU`, as: 'secretary' },
  { name: 'agency-own', address: `${edition}/agencies/GAS`, as: 'agency' },
  { name: 'indicator', address: `${edition}/agencies/EDU/D4-1`, as: 'secretary' },
  { name: 'observation', address: '/hamadan/observations/1', as: 'secretary' },
  { name: 'compare', address: `${edition}/compare?with=EDU&with=GAS&with=ABFA`, as: 'secretary' },
  { name: 'what-if', address: `${edition}/what-if`, as: 'secretary' },
  { name: 'map', address: `${units}/map`, as: 'secretary' },
  { name: 'history', address: `${edition}/history`, as: 'secretary' },
  { name: 'indicators', address: `${edition}/indicators`, as: 'secretary' },
  { name: 'data', address: `${edition}/data`, as: 'secretary' },
  { name: 'data-units', address: `${units}/data?by=source`, as: 'secretary' },
  { name: 'data-own', address: `${edition}/data`, as: 'agency' },
  { name: 'data-nothing', address: `${edition}/data?search=zzzz`, as: 'secretary' },
  { name: 'data-cell', address: `${edition}/data/EDU/letters_electronic`, as: 'secretary' },
  { name: 'data-summary', address: `${edition}/data/summary`, as: 'secretary' },
  { name: 'data-revisions', address: `${edition}/data/revisions`, as: 'secretary' },
  { name: 'data-sources', address: `${edition}/data/sources`, as: 'secretary' },
  { name: 'model', address: `${edition}/model`, as: 'secretary' },
  { name: 'model-edit', address: '/hamadan/1403/model/edit', as: 'secretary' },
  { name: 'course', address: `${edition}/course`, as: 'secretary' },
  { name: 'course-open', address: `${units}/course`, as: 'secretary' },
  { name: 'objections', address: `${edition}/objections`, as: 'secretary' },
  { name: 'objections-open', address: `${units}/objections`, as: 'secretary' },
  { name: 'objection', address: `${edition}/objections/GAS/D4-1`, as: 'agency' },
  { name: 'review', address: `${edition}/review`, as: 'secretary' },
  { name: 'awards', address: `${edition}/awards`, as: 'secretary' },
  { name: 'award', address: `${units}/awards/overall`, as: 'secretary' },
  { name: 'shortlist', address: `${edition}/shortlist`, as: 'judge' },
  { name: 'votes', address: `${edition}/shortlist/votes`, as: 'judge' },
  { name: 'marks', address: `${edition}/shortlist/marks`, as: 'judge' },
  { name: 'minutes', address: `${edition}/minutes`, as: 'secretary' },
  { name: 'minutes-one', address: `${edition}/minutes/1`, as: 'judge' },
  { name: 'papers', address: `${edition}/papers`, as: 'secretary' },
  { name: 'results', address: `${edition}/results`, as: null },
  { name: 'results-check', address: `${edition}/results/check`, as: null },
  { name: 'ceremony', address: `${edition}/ceremony?step=1`, as: 'secretary' },
  { name: 'runs', address: `${edition}/runs`, as: 'secretary' },
  { name: 'sources', address: '/hamadan/sources', as: 'secretary' },
  { name: 'source', address: '/hamadan/sources/correspondence', as: 'secretary' },
  { name: 'pull', address: '/hamadan/pulls/3', as: 'secretary' },
  { name: 'jobs', address: '/hamadan/jobs', as: 'secretary' },
  { name: 'people', address: '/people', as: 'secretary' },
  { name: 'account', address: '/account', as: 'secretary' },
  { name: 'audit', address: '/audit', as: 'auditor' },
  { name: 'settings', address: '/settings', as: 'secretary' },
  { name: 'glossary', address: '/glossary', as: null },
  { name: 'sign-in', address: '/sign-in', as: null },
  { name: 'not-found', address: '/nowhere/at/all', as: null },
]
