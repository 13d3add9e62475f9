import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Grant } from '../../db/queries/grants'
import { type Act, type Viewer, policy, reachOf, roles, ruleFor, stages } from './policy.server'
import { routeActs } from './route-acts'

const grant: Grant = {
  id: 1,
  userId: 'u',
  festivalId: 1,
  role: 'manager',
  agencyId: null,
  countyId: null,
  maySubmit: false,
  post: null,
  createdAt: new Date(0),
}
const viewer = (item: Partial<Grant>): Viewer => ({
  user: { id: 'u', name: 'u' },
  grants: [{ ...grant, ...item }],
  origin: 'test',
})
const acts = Object.keys(policy).filter((name): name is Act => name in policy)

describe('the policy', () => {
  test('says something for each role in each row', () => {
    for (const act of acts) expect(policy[act], act).toHaveLength(roles.length)
  })

  test('lets the public see an edition, a model, a ranking and an agency from publication on, and nothing else ever', () => {
    const seen = acts.filter((act) => stages.some((stage) => ruleFor(act, 'public', stage)))
    expect(seen).toEqual([
      'edition.see',
      'model.see',
      'rankings.see',
      'group.see',
      'agency.see',
      'history.see',
      'categories.see',
      'results.see',
      'ceremony.see',
    ])
    for (const act of seen)
      expect(
        stages.filter((stage) => ruleFor(act, 'public', stage)),
        act,
      ).toEqual(['published', 'archived'])
    for (const act of acts) expect(ruleFor(act, 'public', null), act).toBeNull()
  })

  test('lets nobody but the administrator, an agency, an evaluator or a judge change anything', () => {
    const seeing = acts.filter((act) => act.endsWith('.see'))
    const changes = acts.filter((act) => !seeing.includes(act) && act !== 'papers.export' && act !== 'minutes.sign')
    for (const act of changes)
      for (const role of ['manager', 'auditor', 'public'] as const)
        for (const stage of stages) expect(ruleFor(act, role, stage), `${act} ${role} ${stage}`).toBeNull()
  })

  test('shows an agency its own detail from the preliminary results on, and the others when published', () => {
    const agency = viewer({ role: 'agency', agencyId: 7 })
    expect(reachOf(agency, 'agency.see', { festivalId: 1, stage: 'evaluating' })).toBeNull()
    expect(reachOf(agency, 'agency.see', { festivalId: 1, stage: 'preliminary' })).toEqual({ of: 'own', agencyId: 7 })
    expect(reachOf(agency, 'agency.see', { festivalId: 1, stage: 'approved' })).toEqual({ of: 'own', agencyId: 7 })
    expect(reachOf(agency, 'agency.see', { festivalId: 1, stage: 'published' })).toEqual({ of: 'all' })
    expect(reachOf(agency, 'rankings.see', { festivalId: 1, stage: 'approved' })).toBeNull()
  })

  test('keeps a manager of a county to it', () => {
    expect(reachOf(viewer({ countyId: 3 }), 'rankings.see', { festivalId: 1, stage: 'draft' })).toEqual({
      of: 'county',
      countyId: 3,
    })
    expect(reachOf(viewer({}), 'rankings.see', { festivalId: 1, stage: 'draft' })).toEqual({ of: 'all' })
  })

  test('keeps from a manager of a county what no county can be told apart in', () => {
    const [limited, whole] = [viewer({ countyId: 3 }), viewer({})]
    for (const act of [
      'sources.see',
      'jobs.see',
      'reviews.see',
      'shortlist.see',
      'minutes.see',
      'minutes.sign',
      'papers.export',
      'ceremony.see',
    ] as const) {
      expect(reachOf(whole, act, { festivalId: 1, stage: 'approved' }), act).toEqual({ of: 'all' })
      expect(
        stages.filter((stage) => act !== 'ceremony.see' && reachOf(limited, act, { festivalId: 1, stage })),
        act,
      ).toEqual([])
    }
    expect(stages.filter((stage) => reachOf(limited, 'ceremony.see', { festivalId: 1, stage }))).toEqual([
      'published',
      'archived',
    ])
  })

  test('gives nothing in a festival to who is somebody in another', () => {
    expect(reachOf(viewer({ role: 'administrator' }), 'rankings.see', { festivalId: 2, stage: 'draft' })).toBeNull()
  })

  test('an administrator of the whole installation is one in each festival', () => {
    expect(
      reachOf(viewer({ role: 'administrator', festivalId: null }), 'rankings.see', { festivalId: 2, stage: 'draft' }),
    ).toEqual({ of: 'all' })
  })

  test('lets one person of an agency submit, and all of them write down', () => {
    const [head, clerk] = [
      viewer({ role: 'agency', agencyId: 7, maySubmit: true }),
      viewer({ role: 'agency', agencyId: 7 }),
    ]
    const where = { festivalId: 1, stage: 'collecting' } as const
    expect([head, clerk].map((who) => reachOf(who, 'declaration.write', where))).toEqual([
      { of: 'own', agencyId: 7 },
      { of: 'own', agencyId: 7 },
    ])
    expect([head, clerk].map((who) => reachOf(who, 'declaration.submit', where))).toEqual([
      { of: 'own', agencyId: 7 },
      null,
    ])
    expect(reachOf(head, 'declaration.submit', { festivalId: 1, stage: 'preliminary' })).toBeNull()
  })

  test('never lets an evaluator reach the own agency', () => {
    expect(
      reachOf(viewer({ role: 'evaluator', agencyId: 9 }), 'objection.rule', { festivalId: 1, stage: 'objections' }),
    ).toEqual({ of: 'assigned', userId: 'u', notAgencyId: 9 })
  })
})

describe('the table of routes', () => {
  const folder = path.resolve(import.meta.dirname, '../routes')
  const names = readdirSync(folder).map((file) => file.replace(/\.tsx?$/, ''))

  test('lists every route, and none that is not there', () => {
    expect(Object.keys(routeActs).toSorted()).toEqual(names.toSorted())
  })

  test.each(names)('%s has a form exactly where the table says so', (name) => {
    const code = readFileSync(path.join(folder, `${name}.tsx`), 'utf8')
    expect(/export (async )?function action/.test(code)).toBe(routeActs[name]?.does !== undefined)
  })

  test.each(names)('%s asks the policy for the very acts of the table', (name) => {
    const code = readFileSync(path.join(folder, `${name}.tsx`), 'utf8')
    const { see, does = [] } = routeActs[name] ?? { see: 'everybody' }
    for (const act of [see, ...does])
      if (
        act.includes('.') &&
        name !== '$lang.$festival' &&
        act !== 'observations.see' &&
        !name.endsWith('.files.$file')
      )
        expect(code).toContain(`'${act}'`)
  })
})
