import { languageOf } from '../i18n/language'

/** Parameters of a route, or the codes of a festival and an edition. */
export type AddressParams = Readonly<Record<string, string | undefined>>

/** Every page and file of an edition, by its address below the edition. A test holds this list to the routes. */
export const editionPages = [
  '',
  'agencies/:agency',
  'agencies/:agency/:indicator',
  'awards',
  'awards/:category',
  'ceremony',
  'certificates.pdf',
  'compare',
  'correction',
  'course',
  'data',
  'data.csv',
  'data/:agency/:metric',
  'data/cells',
  'data/revisions',
  'data/sources',
  'data/summary',
  'declarations',
  'declarations.csv',
  'history',
  'history.csv',
  'history.xlsx',
  'indicators',
  'judges.zip',
  'map',
  'minutes',
  'minutes/:number',
  'minutes/:number.pdf',
  'model',
  'model.json',
  'model/edit',
  'objections',
  'objections/:agency/:indicator',
  'papers',
  'rankings',
  'rankings.csv',
  'rankings.xlsx',
  'rankings/print',
  'results',
  'results/:number/:name',
  'results/check',
  'review',
  'runs',
  'setup',
  'setup/agencies',
  'setup/agencies/:agency',
  'setup/festival',
  'setup/metrics',
  'setup/metrics/:metric',
  'setup/model',
  'setup/next',
  'setup/pack.zip',
  'setup/successions',
  'setup/upload',
  'setup/upload/:upload',
  'setup/upload/:upload/marked.xlsx',
  'setup/upload/template.xlsx',
  'setup/values',
  'setup/values/upload',
  'setup/values/upload/:upload',
  'setup/values/upload/:upload/marked.xlsx',
  'setup/values/upload/template.xlsx',
  'shortlist',
  'shortlist/marks',
  'shortlist/votes',
  'what-if',
] as const

/** Every page and file of a festival that belongs to none of its editions. */
export const festivalPages = [
  '',
  'files/:file',
  'jobs',
  'jobs/:job',
  'jobs/:job/events',
  'observations/:observation',
  'pulls/:pull',
  'sources',
  'sources/:source',
] as const

/** `agencies/:agency` becomes `agencies/${string}`. */
export type Filled<Page extends string> = Page extends `${infer Before}:${string}/${infer After}`
  ? `${Before}${string}/${Filled<After>}`
  : Page extends `${infer Before}:${string}`
    ? `${Before}${string}`
    : Page

export type EditionPage = Filled<(typeof editionPages)[number]>
export type FestivalPage = Filled<(typeof festivalPages)[number]>

/**
 * The address of a page of an edition, in the language of `params`, in Persian where that is none of ours; `search`
 * begins with `?` where there is one.
 */
export function editionPath(params: AddressParams, page: EditionPage = '', search = ''): string {
  const { festival, edition } = params
  return `/${languageOf(params)}/${festival}/${edition}${page && `/${page}`}${search}`
}

/** The address of a page of a festival, in the language of `params`. */
export function festivalPath(params: AddressParams, page: FestivalPage = '', search = ''): string {
  return `/${languageOf(params)}/${params['festival']}${page && `/${page}`}${search}`
}
