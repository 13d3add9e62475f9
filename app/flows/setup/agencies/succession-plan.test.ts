import { expect, test } from 'vitest'
import { foldPersian } from '../../../../db/fold-persian'
import { finderOf } from '../find-named'
import { type SuccessionInput, planSuccession } from './succession-plan'

const agencies = finderOf([
  { code: 'water', names: new Set([foldPersian('آب')]) },
  { code: 'gas', names: new Set([foldPersian('گاز')]) },
  { code: 'energy', names: new Set([foldPersian('انرژی')]) },
])
const said = (kind: SuccessionInput['kind'], agency: string, successor: string | null = null) => ({
  kind,
  agency: { code: agency },
  successor: successor === null ? null : { code: successor },
})
const input = (wish: Partial<SuccessionInput>): SuccessionInput => ({
  kind: 'merged',
  agencies: [],
  successors: [],
  formerFa: '',
  formerEn: '',
  ...wish,
})
const plan = (wish: Partial<SuccessionInput>, before: ReturnType<typeof said>[] = []) =>
  planSuccession(agencies, before, input(wish))
const whys = (wish: Partial<SuccessionInput>, before?: ReturnType<typeof said>[]) => {
  const planned = plan(wish, before)
  return planned.ok ? [] : planned.problems.map(({ field, why }) => `${field} ${why}`)
}

test('several agencies, by name or code, are merged into one', () => {
  expect(plan({ agencies: ['آب', 'gas'], successors: ['انرژی'] })).toEqual({
    ok: true,
    rows: ['water', 'gas'].map((agency) => ({ kind: 'merged', agency, successor: 'energy', former: null })),
  })
  expect(whys({ agencies: ['water'], successors: ['gas', 'energy'] })).toEqual(['successors one-only'])
})

test('one agency is split into several', () => {
  expect(plan({ kind: 'split', agencies: ['energy'], successors: ['water', 'gas'] })).toEqual({
    ok: true,
    rows: ['water', 'gas'].map((successor) => ({ kind: 'split', agency: 'energy', successor, former: null })),
  })
  expect(whys({ kind: 'split', agencies: ['energy', 'gas'], successors: ['water'] })).toEqual(['agencies one-only'])
})

test('a former name in one language is its name in the other', () => {
  expect(plan({ kind: 'renamed', agencies: ['gas'], formerFa: 'نفت', successors: ['water'] })).toEqual({
    ok: true,
    rows: [{ kind: 'renamed', agency: 'gas', successor: null, former: { titleFa: 'نفت', titleEn: 'نفت' } }],
  })
  expect(whys({ kind: 'renamed', agencies: ['gas'] })).toEqual(['formerFa no-former'])
})

test('what is missing or not known is named', () => {
  expect(whys({})).toEqual(['agencies nobody', 'successors nobody'])
  expect(whys({ kind: 'closed', agencies: ['نیست'] })).toEqual(['agencies unknown-agency'])
  expect(whys({ agencies: ['gas'], successors: ['gas'] })).toEqual(['successors own-successor'])
})

test('an agency goes one way only, and never into one that is gone', () => {
  const gone = [said('closed', 'gas')]
  expect(whys({ agencies: ['gas'], successors: ['water'] }, gone)).toEqual(['agencies said'])
  expect(whys({ agencies: ['water'], successors: ['gas'] }, gone)).toEqual(['successors gone-successor'])
  expect(whys({ kind: 'closed', agencies: ['energy'] }, [said('merged', 'gas', 'energy')])).toEqual(['agencies said'])
  expect(whys({ kind: 'renamed', agencies: ['gas'], formerFa: 'نفت' }, gone)).toEqual([])
  expect(whys({ kind: 'renamed', agencies: ['gas'], formerFa: 'نفت' }, [said('renamed', 'gas')])).toEqual([
    'agencies said',
  ])
})
