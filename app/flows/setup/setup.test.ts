import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../../db/client.server'
import { loadRegister } from '../../../db/queries/agencies'
import { listEvents } from '../../../db/queries/audit'
import { listCounties } from '../../../db/queries/counties'
import { createCategories } from '../../../db/queries/award-categories'
import { findCourse, holdCourse } from '../../../db/queries/courses'
import { deleteEditionRows } from '../../../db/queries/edition-rests'
import { findEdition, listGroups } from '../../../db/queries/editions'
import { createAssignments } from '../../../db/queries/grants'
import { findModelVersionFor } from '../../../db/queries/models'
import { listMetrics } from '../../../db/queries/observations'
import { listAgencies, listParticipantRows } from '../../../db/queries/organisation-changes'
import { agencyAttributes, awardCategory, course, edition as editionTable, transition } from '../../../db/schema'
import { categoryOf } from '../../../tests/fixtures/award-input'
import { createViewer } from '../../../tests/fixtures/people'
import { openTestDatabase } from '../../../tests/fixtures/test-database'
import { operatorOf } from '../../access/viewer.server'
import type { RequestContext } from '../../policy/request-context'
import { listIndicators } from '../../model/model-parts'
import { storedModel } from '../../model/stored-model'
import { scoreEdition } from '../scoring/score-edition.server'
import { readDeclared, saveDeclaredMetrics } from './declared-metrics.server'
import { chooseStart, createEdition, deleteEdition, editEdition } from './editions.server'
import { createFestivalWithEdition, editFestival, saveCounties } from './festivals.server'
import { saveGroups } from './groups.server'
import { toNameFields } from './merge-names'
import { openStart } from './model-starts'
import { type AgencyRow, compareAgencyRows } from './agencies/compare-agencies.server'
import { type Fate, decideMissing } from './agencies/missing-agencies.server'
import { saveAgencyRows } from './agencies/save-agencies.server'

let database: Database
let context: RequestContext
let code: string
let count = 0
const now = new Date('2026-04-01T08:00:00Z')

beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())
beforeEach(() => {
  code = `made-${++count}`
  context = { db: database.db, viewer: operatorOf('test'), now }
})

const input = (more: object = {}) => ({
  code,
  titleFa: 'جشنوارهٔ همدان',
  titleEn: '',
  calendar: 'jalali' as const,
  counties: [{ titleFa: 'همدان', titleEn: 'Hamadan' }, { titleFa: 'ملایر' }],
  edition: { code: '1404', titleFa: 'دورهٔ ۱۴۰۴', titleEn: 'Edition 1404', year: 1404, start: 'short' as const },
  ...more,
})

async function place(editionCode = '1404') {
  const found = await findEdition(database.db, code, editionCode)
  if (!found) throw new Error('The edition was not made')
  return found
}

async function made() {
  expect(await createFestivalWithEdition(context, input())).toEqual({ ok: true })
  return place()
}

const save = async (rows: AgencyRow[], basis: string | null = null) =>
  saveAgencyRows(context, await place(), rows, basis)
const outcomes = async (rows: AgencyRow[]) =>
  (await compareAgencyRows(context, await place(), rows)).changes.rows.map(({ outcome }) => outcome)

describe('a festival', () => {
  test('is made with its counties, an edition of a year of its calendar, and a model with its metrics', async () => {
    const { festival, edition } = await made()
    expect(festival).toMatchObject({ titleEn: 'جشنوارهٔ همدان', isDemo: false })
    expect((await listCounties(database.db, festival.id)).map(({ code: own, titleEn }) => [own, titleEn])).toEqual([
      ['C1', 'Hamadan'],
      ['C2', 'ملایر'],
    ])
    expect(edition).toMatchObject({
      evaluatedFrom: '2025-03-21',
      evaluatedTo: '2026-03-21',
      previousFrom: '2024-03-20',
      previousTo: '2025-03-21',
      isOpenToAll: false,
    })
    const version = await findModelVersionFor(database.db, edition)
    expect(version && storedModel(version).code).toBe('short-1000-1404')
    const metrics = (await listMetrics(database.db, festival.id)).map((metric) => metric.code)
    expect(metrics).toEqual(
      openStart('short')
        .metrics.map((metric) => metric.code)
        .toSorted(),
    )
    expect((await listEvents(database.db, {}, 2)).map(({ action }) => action)).toEqual([
      'edition.create',
      'festival.create',
    ])
  })

  test('that can’t be is refused with everything that is wrong with it, and nothing of it is stored', async () => {
    const counties = [{ titleFa: 'ملایر' }, { titleFa: 'ملاير' }]
    const edition = { ...input().edition, code: 'sources', year: 14040 }
    expect(await createFestivalWithEdition(context, input({ code: 'setup', titleFa: ' ', counties, edition }))).toEqual(
      {
        ok: false,
        why: 'invalid',
        problems: [
          { field: 'titleFa', why: 'no-name' },
          { field: 'code', why: 'bad-code' },
          { field: 'counties', why: 'twice', detail: 'ملاير' },
          { field: 'edition', why: 'bad-code' },
          { field: 'year', why: 'bad-year' },
        ],
      },
    )
    await made()
    expect(await createFestivalWithEdition(context, input())).toMatchObject({
      problems: [{ field: 'code', why: 'code-taken' }],
    })
  })

  test('is not made by an administrator of another one', async () => {
    const { festival } = await made()
    const viewer = await createViewer(database.db, festival.id, { role: 'administrator' })
    expect(await createFestivalWithEdition({ ...context, viewer }, input({ code: `${code}-b` }))).toEqual({
      ok: false,
      why: 'not-allowed',
    })
  })

  test('is renamed by the first of two, and the second is told', async () => {
    const { festival } = await made()
    const opened = { titleFa: festival.titleFa, titleEn: festival.titleEn }
    expect(await editFestival(context, festival, { titleFa: 'همدان', titleEn: 'Hamadan' }, opened)).toEqual({
      ok: true,
      isChanged: true,
    })
    expect(await editFestival(context, festival, { titleFa: 'استان', titleEn: '' }, opened)).toMatchObject({
      ok: false,
      why: 'changed',
      now: { titleFa: 'همدان' },
    })
  })

  test('gets counties by name; the same list again changes nothing, and a code renames', async () => {
    const { festival } = await made()
    const list = [{ titleFa: 'نهاوند' }, { titleFa: 'ملاير' }]
    expect(await saveCounties(context, festival, list, null)).toMatchObject({
      planned: [{ outcome: 'new', code: 'C3' }, { outcome: 'same' }],
    })
    expect(await saveCounties(context, festival, list, null)).toMatchObject({
      planned: [{ outcome: 'same' }, { outcome: 'same' }],
    })
    const opened = toNameFields(await listCounties(database.db, festival.id))
    const malayer = { code: 'C2', titleFa: 'ملایر', titleEn: 'Malayer' }
    expect(await saveCounties(context, festival, [malayer], opened)).toMatchObject({ ok: true })
    expect((await listCounties(database.db, festival.id)).map(({ titleEn }) => titleEn)).toContain('Malayer')
    expect(
      await saveCounties(context, festival, [{ code: 'C2', titleFa: 'نهاوند' }], toNameFields([malayer])),
    ).toMatchObject({
      ok: false,
      why: 'problems',
    })
  })

  test('loses a county on which nothing rests, and is told what does otherwise', async () => {
    const { festival } = await made()
    await save([{ code: 'water', titleFa: 'آب', county: 'C2' }])
    const remove = (removed: string[]) => saveCounties(context, festival, [], null, removed)
    expect(await remove(['C1', 'C2'])).toMatchObject({
      why: 'rests',
      code: 'C2',
      rests: [{ kind: 'agency', count: 1, names: [{ titleFa: 'آب' }] }],
    })
    expect(await listCounties(database.db, festival.id)).toHaveLength(2)
    expect(await remove(['C1'])).toMatchObject({ ok: true })
    expect((await listCounties(database.db, festival.id)).map(({ code: own }) => own)).toEqual(['C2'])
    const [event] = await listEvents(database.db, { action: 'county.change', festivalIds: [festival.id] }, 1)
    expect(event).toMatchObject({ before: { removed: [{ code: 'C1', titleFa: 'همدان' }] } })
    const [water] = await listAgencies(database.db, festival.id)
    await createViewer(database.db, festival.id, { role: 'manager', countyId: water?.countyId ?? null })
    await save([{ code: 'water', county: null }])
    expect(await remove(['C2'])).toMatchObject({ why: 'rests', rests: [{ kind: 'person', count: 1 }] })
  })

  test('keeps a county that somebody else renamed, and the second of two editors is told', async () => {
    const { festival } = await made()
    await saveCounties(context, festival, [{ titleFa: 'نهاوند' }, { titleFa: 'اسدآباد' }], null)
    const stored = await listCounties(database.db, festival.id)
    const form = stored.map(({ code: own, titleFa, titleEn }) => ({ code: own, titleFa, titleEn }))
    const opened = toNameFields(form)
    const renamed = (at: number, titleFa: string) =>
      form.map((row, index) => (index === at ? { ...row, titleFa } : row))
    expect(await saveCounties(context, festival, renamed(0, 'یک'), opened)).toMatchObject({ ok: true })
    const second = await saveCounties(context, festival, renamed(1, 'دو'), opened)
    const field = `titleFa:${form[0]?.code}`
    expect(second).toMatchObject({ why: 'changed', taken: { [field]: 'یک' }, changed: [{ field, kept: 'now' }] })
    const names = async () => (await listCounties(database.db, festival.id)).map(({ titleFa }) => titleFa)
    expect((await names()).slice(0, 2)).toEqual(['یک', form[1]?.titleFa])
    const again = renamed(1, 'دو').map((row, index) => (index ? row : { ...row, titleFa: 'یک' }))
    const now = !second.ok && second.why === 'changed' ? second.now : null
    expect(await saveCounties(context, festival, again, now)).toMatchObject({ ok: true })
    expect((await names()).slice(0, 2)).toEqual(['یک', 'دو'])
  })
})

describe('an edition', () => {
  test('of a code that is there, or by somebody who may not, is not made', async () => {
    const { festival } = await made()
    expect(await createEdition(context, festival, input().edition)).toMatchObject({ why: 'invalid' })
    const viewer = await createViewer(database.db, festival.id, { role: 'manager' })
    expect(await createEdition({ ...context, viewer }, festival, { ...input().edition, code: '1405' })).toEqual({
      ok: false,
      why: 'not-allowed',
    })
  })

  test('begins anew with another model while it is a draft; what was chosen first becomes the newest version again', async () => {
    const where = await made()
    for (const start of ['classic', 'short'] as const)
      expect(await chooseStart(context, where, start)).toEqual({ ok: true })
    const { edition } = await place()
    const version = await findModelVersionFor(database.db, edition)
    expect(version && [storedModel(version).code, version.version]).toEqual(['short-1000-1404', '1.0.0'])
    await database.db.update(course).set({ state: 'announced' }).where(eq(course.editionId, edition.id))
    expect(await chooseStart(context, where, 'equal')).toEqual({ ok: false, why: 'not-allowed' })
  })

  test('keeps its model where awards or evaluators name what another one lacks, and says which', async () => {
    const where = await made()
    const before = (await place()).edition.modelId
    const { tree } = openStart('short').model
    const dimension = tree.children[0]?.code ?? ''
    const evaluator = await createViewer(database.db, where.festival.id, { role: 'evaluator' })
    const indicatorCode = listIndicators(openStart('short').model)[0]?.code ?? ''
    const [all, part] = [categoryOf('all'), categoryOf('part', { by: 'formula', formula: `[${dimension}]` })]
    await createCategories(database.db, where.edition.id, [
      { code: 'all', titleFa: 'همه', titleEn: 'All', position: 0, rule: all.rule },
      { code: 'part', titleFa: 'محور', titleEn: 'Part', position: 1, rule: part.rule },
    ])
    await createAssignments(database.db, where.edition.id, [{ userId: evaluator.user.id, indicatorCode }])
    expect(await chooseStart(context, where, 'equal')).toMatchObject({
      ok: false,
      why: 'named',
      named: { categories: [{ titleEn: 'Part' }], indicators: [{}] },
    })
    expect((await place()).edition.modelId).toBe(before)
    expect(await chooseStart(context, where, 'short')).toEqual({ ok: true })
  })

  test('changes its name always until it is archived, and its days only as a draft without a run', async () => {
    const where = await made()
    const { titleFa, titleEn, evaluatedFrom, evaluatedTo } = where.edition
    const opened = { titleFa, titleEn, evaluatedFrom, evaluatedTo }
    const shorter = { ...opened, evaluatedTo: '2025-09-23' }
    expect(await editEdition(context, where, shorter, opened)).toEqual({ ok: true, isChanged: true })
    expect(await editEdition(context, where, { ...opened, evaluatedTo: evaluatedFrom }, opened)).toMatchObject({
      why: 'bad-span',
    })
    await database.db.update(course).set({ state: 'collecting' }).where(eq(course.editionId, where.edition.id))
    expect(await editEdition(context, where, opened, shorter)).toEqual({ ok: false, why: 'announced' })
    expect(await editEdition(context, where, { ...shorter, titleFa: 'نام نو' }, shorter)).toEqual({
      ok: true,
      isChanged: true,
    })
    await database.db.update(course).set({ state: 'archived' }).where(eq(course.editionId, where.edition.id))
    expect(await editEdition(context, where, shorter, shorter)).toEqual({ ok: false, why: 'not-allowed' })
  })

  test('loses a group that no agency, award or run needs, and an agency that is to be out of it', async () => {
    const { edition } = await made()
    await save([
      { code: 'water', titleFa: 'آب', group: 'زیربنایی' },
      { code: 'gas', titleFa: 'گاز', group: 'انرژی' },
    ])
    const remove = async (removed: string[]) => saveGroups(context, await place(), [], null, removed)
    expect(await remove(['G1'])).toMatchObject({
      why: 'rests',
      rests: [{ kind: 'agency', names: [{ titleFa: 'آب' }] }],
    })
    expect(await save([{ code: 'water', takesPart: false }])).toMatchObject({
      changes: { rows: [{ outcome: 'changed', changes: [{ field: 'participates', before: true, after: false }] }] },
    })
    expect(await listParticipantRows(database.db, edition.id)).toHaveLength(1)
    expect(await outcomes([{ code: 'water', takesPart: false }])).toEqual(['same'])
    const { rule } = categoryOf('best', { eligibility: { gates: true, groups: ['G1'] } })
    await createCategories(database.db, edition.id, [
      { code: 'best', titleFa: 'برترین', titleEn: 'Best', position: 0, rule },
    ])
    expect(await remove(['G1'])).toMatchObject({ rests: [{ kind: 'category', names: [{ titleEn: 'Best' }] }] })
    await database.db.delete(awardCategory)
    expect(await remove(['G1'])).toMatchObject({ ok: true })
    expect((await listGroups(database.db, edition.id)).map(({ titleFa }) => titleFa)).toEqual(['انرژی'])
  })

  test('keeps agencies that a list leaves out, until somebody says what became of them', async () => {
    const { edition } = await made()
    await save(['آب', 'برق', 'گاز', 'نفت'].map((titleFa, index) => ({ code: `a${index}`, titleFa })))
    const wish = { into: '', reason: '' }
    const decide = async (agencies: string[], fate: Fate, more: Partial<typeof wish> = {}) =>
      decideMissing(context, await place(), { agencies, fate, ...wish, ...more })
    expect(await decide(['a0'], 'closed')).toEqual({ ok: true, changed: 1 })
    expect(await decide(['a1'], 'merged', { into: 'a1' })).toEqual({ ok: false, why: 'unknown-agency' })
    expect(await decide(['a1'], 'merged', { into: 'گاز' })).toEqual({ ok: true, changed: 1 })
    expect(await decide(['a2'], 'outside')).toEqual({ ok: false, why: 'no-reason' })
    expect(await decide(['a3'], 'absent')).toEqual({ ok: true, changed: 1 })
    expect(await decide([], 'absent')).toEqual({ ok: false, why: 'nobody' })
    const codeById = new Map((await listAgencies(database.db, edition.festivalId)).map((row) => [row.id, row.code]))
    const parts = (await listParticipantRows(database.db, edition.id)).map((row) => [
      codeById.get(row.agencyId),
      row.reasonFa,
    ])
    expect(parts.toSorted()).toEqual([
      ['a0', 'منحل شده است'],
      ['a1', 'در «گاز» ادغام شده است'],
      ['a2', null],
    ])
    expect(await decide(['a2'], 'closed')).toEqual({ ok: false, why: 'said' })
    await database.db.update(course).set({ state: 'announced' }).where(eq(course.editionId, edition.id))
    expect(await decide(['a2'], 'outside', { reason: 'ناظر است' })).toEqual({ ok: false, why: 'announced' })
  })

  test('that is announced keeps who takes part in it', async () => {
    const { edition } = await made()
    await save([{ code: 'water', titleFa: 'آب' }])
    await database.db.update(course).set({ state: 'announced' }).where(eq(course.editionId, edition.id))
    expect(await save([{ code: 'water', takesPart: false }])).toMatchObject({
      changes: { rows: [{ outcome: 'problem', problems: [{ why: 'announced' }] }] },
    })
    expect(await listParticipantRows(database.db, edition.id)).toHaveLength(1)
  })

  test('is deleted with its groups and participants while nothing rests on it, and its agencies stay', async () => {
    const where = await made()
    await save([{ titleFa: 'گاز', group: 'زیربنایی' }])
    expect(await deleteEdition(context, where)).toEqual({ ok: false, why: 'only-edition' })
    await createEdition(context, where.festival, next)
    expect(await deleteEdition(context, where)).toEqual({ ok: true })
    expect(await findEdition(database.db, code, '1404')).toBeNull()
    expect(await listAgencies(database.db, where.festival.id)).toHaveLength(1)
  })

  test('that made a step is never deleted, also where it is a draft again', async () => {
    const where = await made()
    const { id } = where.edition
    const takeAway = () => database.db.transaction((tx) => deleteEditionRows(tx, id))
    await database.db.transaction((tx) => holdCourse(tx, id))
    await database.db.update(course).set({ state: 'announced' }).where(eq(course.editionId, id))
    await expect(takeAway()).rejects.toThrow(/Failed query: delete from "edition"/)
    await database.db.update(course).set({ state: 'draft' }).where(eq(course.editionId, id))
    const step = { step: 'announce', from: 'draft', to: 'announced', userId: null, at: now, reason: null } as const
    await database.db.insert(transition).values({ editionId: id, ...step })
    await expect(takeAway()).rejects.toThrow(/Failed query: delete from "edition"/)
    expect(await database.db.$count(course, eq(course.editionId, id))).toBe(1)
  })

  test('with a run is not deleted, and what rests on it is named', async () => {
    const where = await made()
    await save([{ titleFa: 'گاز' }])
    await createEdition(context, where.festival, next)
    expect(await scoreEdition(context, where.edition)).toMatchObject({ ok: true })
    expect(await deleteEdition(context, where)).toEqual({
      ok: false,
      why: 'rests',
      what: expect.arrayContaining(['run']),
    })
    expect(await database.db.$count(editionTable, eq(editionTable.id, where.edition.id))).toBe(1)
  })
})

const next = { code: '1405', titleFa: 'دورهٔ بعد', titleEn: '', year: 1405, start: 'short' } as const

describe('metrics that agencies declare', () => {
  const choice = (metric: string) => ({ metric, helpFa: 'راهنما', helpEn: '', needsEvidence: true })

  test('are chosen while the edition is a draft, and the second of two editors is told', async () => {
    const where = await made()
    const [first, second] = [...openStart('short').metrics].map(({ code: metric }) => metric)
    const { basis } = await readDeclared(database.db, where.edition.id)
    const wanted = [choice(first ?? ''), choice(second ?? '')]
    expect(await saveDeclaredMetrics(context, where, wanted, basis)).toEqual({ ok: true, isChanged: true })
    expect(await saveDeclaredMetrics(context, where, [], basis)).toEqual({ ok: false, why: 'changed' })
    const stored = await readDeclared(database.db, where.edition.id)
    expect(stored.chosen).toEqual(wanted.map((item) => ({ ...item, helpEn: 'راهنما' })))
    expect(await saveDeclaredMetrics(context, where, stored.chosen, stored.basis)).toEqual({
      ok: true,
      isChanged: false,
    })
    expect(await saveDeclaredMetrics(context, where, [choice('none')], stored.basis)).toEqual({
      ok: false,
      why: 'unknown-code',
      metric: 'none',
    })
    await database.db.update(course).set({ state: 'announced' }).where(eq(course.editionId, where.edition.id))
    expect(await saveDeclaredMetrics(context, where, [], stored.basis)).toEqual({ ok: false, why: 'not-allowed' })
  })
})

describe('groups', () => {
  test('are added by name and renamed by code while the edition is a draft', async () => {
    const where = await made()
    expect(await saveGroups(context, where, [{ titleFa: 'زیربنایی' }, { titleFa: 'بانک‌ها' }], null)).toMatchObject({
      ok: true,
    })
    const opened = toNameFields(await listGroups(database.db, where.edition.id))
    await saveGroups(context, where, [{ code: 'G2', titleFa: 'بانک‌های دولتی' }], opened)
    expect(await saveGroups(context, where, [{ code: 'G2', titleFa: 'بانک‌ها' }], opened)).toMatchObject({
      why: 'changed',
    })
    expect((await listGroups(database.db, where.edition.id)).map(({ titleFa }) => titleFa)).toEqual([
      'زیربنایی',
      'بانک‌های دولتی',
    ])
    await database.db.update(course).set({ state: 'announced' }).where(eq(course.editionId, where.edition.id))
    expect(await saveGroups(context, where, [{ titleFa: 'سوم' }], null)).toEqual({ ok: false, why: 'not-allowed' })
  })
})

describe('agencies', () => {
  const rows: AgencyRow[] = [
    { titleFa: 'شرکت آب', aliases: ['آبفا'], group: 'زیربنایی', attributes: { staff: 10 } },
    { titleFa: 'آب ملایر', county: 'ملایر', parent: 'آبفا', group: 'زیربنایی' },
    { titleFa: 'سازمان برنامه', competes: false, reasonFa: 'دبیرخانه است' },
  ]

  test('are stored with their groups, counties, parents and who does not compete; the same rows again change nothing', async () => {
    const { festival, edition } = await made()
    expect(await save(rows)).toMatchObject({ ok: true, changes: { newGroups: [{ code: 'G1', titleFa: 'زیربنایی' }] } })
    expect(await outcomes(rows)).toEqual(['same', 'same', 'same'])
    const agencies = new Map((await listAgencies(database.db, festival.id)).map((row) => [row.code, row]))
    expect(agencies.get('A002')).toMatchObject({ level: 'county', parentId: agencies.get('A001')?.id })
    expect((await loadRegister(database.db, festival.id)).agencyByName.get('ابفا')).toBe(agencies.get('A001')?.id)
    const parts = await listParticipantRows(database.db, edition.id)
    expect(parts.map(({ competes, reasonFa }) => [competes, reasonFa])).toEqual([
      [true, null],
      [true, null],
      [false, 'دبیرخانه است'],
    ])
  })

  test('change only in what the rows have, keep earlier numbers for earlier runs, and are found by their new names', async () => {
    const { festival } = await made()
    await save(rows)
    await save([
      { code: 'A001', titleFa: 'شرکت آب استان', attributes: { staff: 12 } },
      { titleFa: 'آب ملایر', group: null },
    ])
    const [water] = (await listAgencies(database.db, festival.id)).filter((row) => row.code === 'A001')
    expect(water).toMatchObject({
      attributes: { staff: 12 },
      searchText: expect.stringContaining('شرکت اب استان | ابفا | شرکت اب'),
    })
    expect(
      await database.db
        .select()
        .from(agencyAttributes)
        .where(eq(agencyAttributes.agencyId, water?.id ?? 0)),
    ).toHaveLength(2)
    expect((await listEvents(database.db, { action: 'agency.change' }, 1))[0]?.after).toMatchObject({
      added: [],
      changed: [
        {
          code: 'A001',
          changes: expect.arrayContaining([{ field: 'titleFa', before: 'شرکت آب', after: 'شرکت آب استان' }]),
        },
        { code: 'A002', changes: [{ field: 'group', before: 'G1', after: null }] },
      ],
    })
  })

  test('of rows with a problem are left out and the others taken, and what the rows do not have is named', async () => {
    await made()
    await save(rows)
    const outcome = await save([
      { titleFa: 'گاز', competes: false },
      { titleFa: 'گاز ملایر', parent: 'گاز' },
      { titleFa: 'راه', county: 'تهران' },
      { titleFa: 'برق' },
    ])
    expect(
      outcome.ok && outcome.changes.rows.map(({ outcome: own, problems }) => [own, problems.map(({ why }) => why)]),
    ).toEqual([
      ['problem', ['no-reason']],
      ['problem', ['unknown-parent']],
      ['problem', ['unknown-county']],
      ['new', []],
    ])
    expect(outcome.ok && outcome.changes.kept.map(({ code: own }) => own)).toEqual(['A001', 'A002', 'A003'])
    expect(await outcomes([{ titleFa: 'برق' }, { titleFa: 'گاز' }])).toEqual(['same', 'new'])
  })

  test('are not stored on changes that somebody else has overtaken: the changes come back as they are now', async () => {
    const where = await made()
    const { basis } = (await compareAgencyRows(context, where, rows)).changes
    await save([{ titleFa: 'شرکت آب' }])
    const outcome = await save(rows, basis)
    expect(outcome).toMatchObject({
      ok: false,
      why: 'changed',
      changes: { rows: [{ outcome: 'changed' }, { outcome: 'new' }, { outcome: 'new' }] },
    })
    expect(outcome.ok || outcome.why !== 'changed' || (await save(rows, outcome.changes.basis))).toMatchObject({
      ok: true,
    })
  })

  test('that are new in an announced edition are stored and take no part; how others take part stays', async () => {
    const where = await made()
    await save(rows)
    await database.db.update(course).set({ state: 'announced' }).where(eq(course.editionId, where.edition.id))
    const outcome = await save([
      { titleFa: 'گاز', group: 'زیربنایی' },
      { titleFa: 'آب ملایر', group: null },
      { titleFa: 'آبفا', aliases: ['اب و فاضلاب'] },
    ])
    expect(
      outcome.ok && outcome.changes.rows.map(({ outcome: own, problems }) => [own, problems.map(({ why }) => why)]),
    ).toEqual([
      ['new', []],
      ['problem', ['announced']],
      ['changed', []],
    ])
    expect(await listParticipantRows(database.db, where.edition.id)).toHaveLength(3)
    expect((await findCourse(database.db, where.edition.id)).state).toBe('announced')
    const later = await save([{ titleFa: 'گاز', group: 'زیربنایی', attributes: { staff: 12 } }])
    expect(later.ok && later.changes.rows).toMatchObject([{ outcome: 'changed', problems: [] }])
    expect(await listParticipantRows(database.db, where.edition.id)).toHaveLength(3)
  })

  test('are changed by nobody without the right', async () => {
    const where = await made()
    const viewer = await createViewer(database.db, where.festival.id, { role: 'auditor' })
    expect(await saveAgencyRows({ ...context, viewer }, where, rows, null)).toEqual({ ok: false, why: 'not-allowed' })
  })

  test('by the thousand are stored at once, and again with a change each', async () => {
    const where = await made()
    const many = Array.from({ length: 3000 }, (_, index): AgencyRow => ({
      code: `U${index}`,
      titleFa: `واحد ${index}`,
      group: `گروه ${index % 7}`,
      attributes: { staff: index },
    }))
    expect(await saveAgencyRows(context, where, many, null)).toMatchObject({ ok: true })
    const again = many.map((row) => ({ ...row, county: 'همدان', attributes: { staff: 1 } }))
    const outcome = await saveAgencyRows(context, where, again, null)
    expect(outcome.ok && outcome.changes.rows.filter((row) => row.outcome === 'changed')).toHaveLength(3000)
    expect(await database.db.$count(agencyAttributes, eq(agencyAttributes.festivalId, where.festival.id))).toBe(5999)
  })
})
