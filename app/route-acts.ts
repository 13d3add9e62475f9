import type { Act } from './policy.server'

/** `everybody`: the page shows each viewer what they may see, by acts of its own; also who signs in or out. */
export interface RouteActs {
  readonly see: Act | 'everybody' | 'signed-in'
  /** What its form does; none where it has no form. */
  readonly does?: readonly (Act | 'everybody' | 'signed-in')[]
}

/** What each route asks the policy. A route that is not listed fails a test. */
export const routeActs: Readonly<Record<string, RouteActs>> = {
  '_index': { see: 'everybody' },
  '$lang': { see: 'everybody' },
  '$lang.$': { see: 'everybody' },
  '$lang._index': { see: 'everybody' },
  '$lang.glossary': { see: 'everybody' },
  '$lang.sign-in': { see: 'everybody', does: ['everybody'] },
  '$lang.sign-in_.code': { see: 'everybody', does: ['everybody'] },
  '$lang.account': { see: 'signed-in', does: ['signed-in'] },
  '$lang.audit._index': { see: 'audit.see' },
  '$lang.audit[.csv]': { see: 'audit.see' },
  '$lang.link.$secret': { see: 'everybody', does: ['everybody'] },
  '$lang.people._index': { see: 'people.see', does: ['people.edit'] },
  '$lang.people.$person': { see: 'people.see', does: ['people.edit'] },
  '$lang.sign-out': { see: 'everybody', does: ['everybody'] },
  '$lang.$festival': { see: 'edition.see' },
  '$lang.$festival.$edition': { see: 'edition.see' },
  '$lang.$festival.$edition._index': { see: 'rankings.see' },
  '$lang.$festival.$edition.course': { see: 'course.see', does: ['edition.deadlines', 'edition.advance'] },
  '$lang.$festival.$edition.what-if': { see: 'rankings.see' },
  '$lang.$festival.$edition.map': { see: 'rankings.see' },
  '$lang.$festival.$edition.model._index': { see: 'model.see' },
  '$lang.$festival.$edition.model[.json]': { see: 'model.see' },
  '$lang.$festival.$edition.model.edit': { see: 'model.edit', does: ['model.edit'] },
  '$lang.$festival.$edition.runs': { see: 'runs.see', does: ['edition.score'] },
  '$lang.$festival.$edition.rankings': { see: 'rankings.see' },
  '$lang.$festival.$edition.rankings[.csv]': { see: 'rankings.see' },
  '$lang.$festival.$edition.rankings[.xlsx]': { see: 'rankings.see' },
  '$lang.$festival.$edition.awards._index': { see: 'categories.see' },
  '$lang.$festival.$edition.awards.$category': { see: 'categories.edit', does: ['categories.edit'] },
  '$lang.$festival.$edition.shortlist._index': { see: 'shortlist.see', does: ['shortlist.propose', 'shortlist.judge'] },
  '$lang.$festival.$edition.shortlist.votes': { see: 'shortlist.see', does: ['votes.hold', 'shortlist.judge'] },
  '$lang.$festival.$edition.shortlist.marks': { see: 'shortlist.see', does: ['shortlist.judge'] },
  '$lang.$festival.$edition.minutes._index': { see: 'minutes.see', does: ['minutes.write'] },
  '$lang.$festival.$edition.minutes.$number._index': { see: 'minutes.see', does: ['minutes.write', 'minutes.sign'] },
  '$lang.$festival.$edition.minutes.$number[.pdf]': { see: 'minutes.see' },
  '$lang.$festival.$edition.papers': { see: 'papers.export', does: ['results.publish'] },
  '$lang.$festival.$edition.judges[.zip]': { see: 'papers.export' },
  '$lang.$festival.$edition.certificates[.pdf]': { see: 'papers.export' },
  '$lang.$festival.$edition.results._index': { see: 'results.see' },
  '$lang.$festival.$edition.results.check': { see: 'results.see' },
  '$lang.$festival.$edition.results.$number.$name': { see: 'results.see' },
  '$lang.$festival.$edition.ceremony': { see: 'ceremony.see' },
  '$lang.$festival.$edition.agencies.$agency._index': { see: 'agency.see' },
  '$lang.$festival.$edition.agencies.$agency.$indicator': { see: 'agency.see' },
  '$lang.$festival.observations.$observation': { see: 'observations.see' },
  '$lang.$festival.sources._index': { see: 'sources.see' },
  '$lang.$festival.sources.$source': { see: 'sources.see', does: ['source.pull'] },
  '$lang.$festival.jobs._index': { see: 'jobs.see' },
  '$lang.$festival.jobs.$job._index': { see: 'jobs.see', does: ['jobs.cancel'] },
  '$lang.$festival.jobs.$job.events': { see: 'jobs.see' },
  '$lang.$festival.pulls.$pull': { see: 'sources.see' },
  'model[.]schema[.]json': { see: 'everybody' },
}
