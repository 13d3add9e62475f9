import type { Act } from '../../app/policy/policy.server'
import type { Scope } from '../../db/queries/scope'
import { type Things, walkedCode } from '../fixtures/walked-edition'

export interface Address {
  /** Below `/fa/FESTIVAL/1404`, or below `/fa/FESTIVAL` or `/fa`, as `of` says. */
  path: string
  /** What the thing belongs to: its state decides, the festival alone, or the installation. */
  of: 'edition' | 'festival' | 'installation'
  /** The path of a thing that is not there, where it is not the edition alone that could be missing. */
  absent?: string
  /** Who has the act with a narrower reach: whether it reaches this thing. Without it everybody who has the act. */
  reaches?: (scope: Scope) => boolean
  /** Decides instead of the act of the route table. */
  act?: Act
  /** Of the installation, but a thing of this festival. */
  isHere?: true
  /** Typesetting takes a second: allowed only once. */
  isSlow?: true
}

const everybody = (scope: Scope) => scope.of === 'all'

/** An address or more of each route, by the name of its file. */
export function listAddresses({
  gas,
  evaluator,
  job,
  pull,
  observation,
  file,
  person,
  upload,
  valueUpload,
}: Things): Readonly<Record<string, readonly Address[]>> {
  const ofGas = (scope: Scope) => scope.of === 'all' || (scope.of === 'own' && scope.agencyId === gas)
  const ofEvaluator = (scope: Scope) => scope.of === 'assigned' && scope.userId === evaluator
  const ofGasOrAssigned = (scope: Scope) => ofGas(scope) || ofEvaluator(scope)
  const ofWater = (scope: Scope) => scope.of === 'all' || scope.of === 'county'
  const edition = (path: string, item: Partial<Address> = {}): Address => ({ path, of: 'edition', ...item })
  const festival = (path: string, item: Partial<Address> = {}): Address => ({ path, of: 'festival', ...item })
  const installation = (path: string, item: Partial<Address> = {}): Address => ({ path, of: 'installation', ...item })
  return {
    _index: [],
    $lang: [],
    '$lang.$': [],
    '$lang._index': [installation('')],
    '$lang.start': [installation('/start')],
    '$lang.glossary': [installation('/glossary')],
    '$lang.methods': [installation('/methods')],
    '$lang.sign-in': [installation('/sign-in')],
    '$lang.sign-in_.code': [],
    '$lang.sign-out': [],
    '$lang.session': [],
    '$lang.sign-in_.forgot': [],
    '$lang.account': [],
    '$lang.audit._index': [installation('/audit')],
    '$lang.audit[.csv]': [installation('/audit.csv')],
    '$lang.link.$secret': [],
    '$lang.sign-in_.oidc': [],
    'sign-in.oidc': [],
    '$lang.display': [],
    '$lang.notices': [],
    '$lang.settings': [installation('/settings')],
    '$lang.setup': [installation('/setup')],
    '$lang.people._index': [installation('/people')],
    '$lang.people.choices': [installation('/people/choices?kind=agency&search=a')],
    '$lang.people.invite': [installation('/people/invite')],
    '$lang.people.$person': [installation(`/people/${person}`, { absent: '/people/zz-none', isHere: true })],
    '$lang.$festival': [],
    '$lang.$festival.$edition': [],
    '$lang.$festival.$edition._index': [edition('')],
    '$lang.$festival.$edition.course': [edition('/course')],
    '$lang.$festival.$edition.compare': [edition('/compare?agency=gas&agency=water')],
    '$lang.$festival.$edition.what-if': [edition('/what-if', { reaches: everybody })],
    '$lang.$festival.$edition.map': [edition('/map')],
    '$lang.$festival.$edition.indicators._index': [edition('/indicators')],
    '$lang.$festival.$edition.objections._index': [edition('/objections')],
    '$lang.$festival.$edition.objections.$agency.$indicator': [
      edition('/objections/gas/letters', { absent: '/objections/zz-none/letters', reaches: ofGasOrAssigned }),
      edition('/objections/gas/no-indicator', { absent: '/objections/zz-none/no-indicator', reaches: () => false }),
    ],
    '$lang.$festival.$edition.declarations': [edition('/declarations')],
    '$lang.$festival.$edition.declarations[.csv]': [
      edition('/declarations.csv', { reaches: (scope) => scope.of === 'all' || scope.of === 'county' }),
    ],
    '$lang.$festival.$edition.history': [edition('/history')],
    '$lang.$festival.$edition.history[.csv]': [edition('/history.csv')],
    '$lang.$festival.$edition.history[.xlsx]': [edition('/history.xlsx')],
    '$lang.$festival.$edition.data._index': [edition('/data')],
    '$lang.$festival.$edition.data.cells': [edition('/data/cells')],
    '$lang.$festival.$edition.data.summary': [edition('/data/summary')],
    '$lang.$festival.$edition.data.revisions': [edition('/data/revisions')],
    '$lang.$festival.$edition.data.sources': [edition('/data/sources')],
    '$lang.$festival.$edition.data.$agency.$metric': [
      edition('/data/gas/letters', { absent: '/data/zz-none/letters', reaches: ofGasOrAssigned }),
      edition('/data/water/letters', {
        absent: '/data/zz-none/letters',
        reaches: (scope) => ofWater(scope) || ofEvaluator(scope),
      }),
      edition('/data/roads/letters', { absent: '/data/zz-none/letters', reaches: everybody }),
    ],
    '$lang.$festival.$edition.data[.csv]': [edition('/data.csv')],
    '$lang.$festival.$edition.review': [edition('/review')],
    '$lang.$festival.files.$file': [
      {
        path: `/files/${file}`,
        of: 'festival',
        absent: '/files/999999',
        act: 'objections.see',
        reaches: ofGasOrAssigned,
      },
    ],
    '$lang.$festival.$edition.model._index': [edition('/model')],
    '$lang.$festival.$edition.model[.json]': [edition('/model.json')],
    '$lang.$festival.$edition.model.edit': [edition('/model/edit')],
    '$lang.$festival.$edition.setup._index': [edition('/setup')],
    '$lang.$festival.$edition.setup.festival': [edition('/setup/festival')],
    '$lang.$festival.$edition.setup.agencies._index': [edition('/setup/agencies')],
    '$lang.$festival.$edition.setup.agencies.$agency': [
      edition('/setup/agencies/gas', { absent: '/setup/agencies/zz-none' }),
      edition('/setup/agencies/new'),
    ],
    '$lang.$festival.$edition.setup.successions': [edition('/setup/successions')],
    '$lang.$festival.$edition.setup.upload._index': [edition('/setup/upload')],
    '$lang.$festival.$edition.setup.upload.template[.xlsx]': [edition('/setup/upload/template.xlsx')],
    '$lang.$festival.$edition.setup.upload.$upload._index': [
      edition(`/setup/upload/${upload}`, { absent: '/setup/upload/999999', isSlow: true }),
    ],
    '$lang.$festival.$edition.setup.upload.$upload.marked[.xlsx]': [
      edition(`/setup/upload/${upload}/marked.xlsx`, { absent: '/setup/upload/999999/marked.xlsx', isSlow: true }),
    ],
    '$lang.$festival.$edition.setup.metrics._index': [edition('/setup/metrics')],
    '$lang.$festival.$edition.setup.metrics.$metric': [
      edition('/setup/metrics/letters', { absent: '/setup/metrics/zz-none' }),
      edition('/setup/metrics/new'),
    ],
    '$lang.$festival.$edition.setup.model': [edition('/setup/model')],
    '$lang.$festival.$edition.setup.values': [edition('/setup/values')],
    '$lang.$festival.$edition.setup.values_.upload._index': [edition('/setup/values/upload')],
    '$lang.$festival.$edition.setup.values_.upload.template[.xlsx]': [edition('/setup/values/upload/template.xlsx')],
    '$lang.$festival.$edition.setup.values_.upload.$upload.marked[.xlsx]': [
      edition(`/setup/values/upload/${valueUpload}/marked.xlsx`, {
        absent: '/setup/values/upload/999999/marked.xlsx',
        isSlow: true,
      }),
    ],
    '$lang.$festival.$edition.setup.values_.upload.$upload._index': [
      edition(`/setup/values/upload/${valueUpload}`, { absent: '/setup/values/upload/999999', isSlow: true }),
    ],
    '$lang.$festival.$edition.setup.next': [edition('/setup/next')],
    '$lang.$festival.$edition.setup.pack[.zip]': [edition('/setup/pack.zip')],
    '$lang.$festival.$edition.runs': [edition('/runs')],
    '$lang.$festival.$edition.rankings': [edition('/rankings')],
    '$lang.$festival.$edition.rankings_.print': [edition('/rankings/print')],
    '$lang.$festival.$edition.rankings[.csv]': [edition('/rankings.csv')],
    '$lang.$festival.$edition.rankings[.xlsx]': [edition('/rankings.xlsx')],
    '$lang.$festival.$edition.awards._index': [edition('/awards')],
    '$lang.$festival.$edition.awards.$category': [edition('/awards/top', { absent: '/awards/zz-none' })],
    '$lang.$festival.$edition.shortlist._index': [edition('/shortlist')],
    '$lang.$festival.$edition.shortlist.votes': [edition('/shortlist/votes')],
    '$lang.$festival.$edition.shortlist.marks': [edition('/shortlist/marks')],
    '$lang.$festival.$edition.minutes._index': [edition('/minutes')],
    '$lang.$festival.$edition.minutes.$number._index': [edition('/minutes/1', { absent: '/minutes/999999' })],
    '$lang.$festival.$edition.minutes.$number[.pdf]': [
      edition('/minutes/1.pdf', { absent: '/minutes/999999.pdf', isSlow: true }),
    ],
    '$lang.$festival.$edition.papers': [edition('/papers')],
    '$lang.$festival.$edition.correction': [edition('/correction?agency=gas&metric=letters')],
    '$lang.$festival.$edition.judges[.zip]': [edition('/judges.zip', { isSlow: true })],
    '$lang.$festival.$edition.certificates[.pdf]': [edition('/certificates.pdf', { isSlow: true })],
    '$lang.$festival.$edition.results._index': [edition('/results')],
    '$lang.$festival.$edition.results.check': [edition('/results/check')],
    '$lang.$festival.$edition.results.$number.$name': [
      edition('/results/1/results.json', { absent: '/results/999999/results.json' }),
      edition('/results/1/package.zip'),
    ],
    '$lang.$festival.$edition.ceremony': [edition('/ceremony'), edition('/ceremony?step=3')],
    '$lang.$festival.$edition.agencies.$agency._index': [
      edition('/agencies/gas', { absent: '/agencies/zz-none', reaches: ofGas }),
      edition('/agencies/water', { absent: '/agencies/zz-none', reaches: ofWater }),
    ],
    '$lang.$festival.$edition.agencies.$agency.$indicator': [
      edition('/agencies/gas/letters', { absent: '/agencies/zz-none/letters', reaches: ofGasOrAssigned }),
      edition('/agencies/water/letters', {
        absent: '/agencies/zz-none/letters',
        reaches: (scope) => ofWater(scope) || ofEvaluator(scope),
      }),
      edition('/agencies/roads/letters', { absent: '/agencies/zz-none/letters', reaches: everybody }),
    ],
    '$lang.$festival.observations.$observation': [
      {
        path: `/observations/${observation}`,
        of: 'festival',
        absent: '/observations/999999',
        act: 'observations.see',
        reaches: ofGasOrAssigned,
      },
    ],
    '$lang.$festival.sources._index': [festival('/sources')],
    '$lang.$festival.sources.$source': [festival('/sources/counted', { absent: '/sources/zz-none' })],
    '$lang.$festival.jobs._index': [festival('/jobs')],
    '$lang.$festival.jobs.$job._index': [festival(`/jobs/${job}`, { absent: '/jobs/zz-none' })],
    '$lang.$festival.jobs.$job.events': [festival(`/jobs/${job}/events`, { absent: '/jobs/zz-none/events' })],
    '$lang.$festival.pulls.$pull': [festival(`/pulls/${pull}`, { absent: '/pulls/999999' })],
    'festival[.]schema[.]json': [],
    'edition[.]schema[.]json': [],
    'source[.]schema[.]json': [],
    'model[.]schema[.]json': [],
  }
}

/** The whole address of a thing; of one in another edition. */
export function addressOf({ path, of }: Pick<Address, 'path' | 'of'>, edition = '1404', festival = walkedCode): string {
  return of === 'edition'
    ? `/fa/${festival}/${edition}${path}`
    : of === 'festival'
      ? `/fa/${festival}${path}`
      : `/fa${path}`
}
