import { describe, expect, test } from 'vitest'
import { type Act, type Rule, policy, roles, ruleFor, stages } from './policy.server'

/**
 * What each role may, written a second time, so that no cell of the policy changes by mistake. A row has a word for
 * each role (administrator, manager, agency, evaluator, judge, auditor, public), a word a letter for each state from
 * draft to archived: nothing (·), all (a), of the own agency (o) or for its head alone (h), of the own county (c), all
 * but for who is limited to a county (p), of the assigned indicators (t), all for who is somebody in the whole
 * installation (i).
 */
const cells: Record<Act, string> = {
  'edition.see': 'aaaaaaaaaaaa aaaaaaaaaaaa aaaaaaaaaaaa aaaaaaaaaaaa aaaaaaaaaaaa aaaaaaaaaaaa ··········aa',
  'course.see': 'aaaaaaaaaaaa aaaaaaaaaaaa aaaaaaaaaaaa aaaaaaaaaaaa aaaaaaaaaaaa aaaaaaaaaaaa ············',
  'officials.see': 'aaaaaaaaaaaa aaaaaaaaaaaa ············ ············ aaaaaaaaaaaa aaaaaaaaaaaa ············',
  'model.see': 'aaaaaaaaaaaa aaaaaaaaaaaa ·aaaaaaaaaaa ·aaaaaaaaaaa ·aaaaaaaaaaa aaaaaaaaaaaa ··········aa',
  'drafts.see': 'aaaaaaaaaaaa aaaaaaaaaaaa ············ ············ ············ aaaaaaaaaaaa ············',
  'rankings.see': 'aaaaaaaaaaaa cccccccccccc ··········aa ··········aa ·······aaaaa aaaaaaaaaaaa ··········aa',
  'group.see': 'aaaaaaaaaaaa cccccccccccc ····aaaaaaaa ··········aa ·······aaaaa aaaaaaaaaaaa ··········aa',
  'agency.see': 'aaaaaaaaaaaa cccccccccccc ····ooooooaa ··ttttttttaa ·······aaaaa aaaaaaaaaaaa ··········aa',
  'history.see': 'aaaaaaaaaaaa cccccccccccc ····ooooooaa ··········aa ·······aaaaa aaaaaaaaaaaa ··········aa',
  'observations.see': 'aaaaaaaaaaaa cccccccccccc ····oooooooo ··tttttttttt ·······aaaaa aaaaaaaaaaaa ············',
  'coverage.see': 'aaaaaaaaaaaa cccccccccccc ····oooooooo ··tttttttttt ·······aaaaa aaaaaaaaaaaa ············',
  'sources.see': 'aaaaaaaaaaaa pppppppppppp ············ ············ ············ aaaaaaaaaaaa ············',
  'runs.see': 'aaaaaaaaaaaa cccccccccccc ············ ············ ············ aaaaaaaaaaaa ············',
  'jobs.see': 'aaaaaaaaaaaa pppppppppppp ············ ············ ············ aaaaaaaaaaaa ············',
  'declarations.see': 'aaaaaaaaaaaa cccccccccccc oooooooooooo ··tttttttttt ············ aaaaaaaaaaaa ············',
  'objections.see': 'aaaaaaaaaaaa cccccccccccc oooooooooooo ·····ttttttt ·······aaaaa aaaaaaaaaaaa ············',
  'reviews.see': 'aaaaaaaaaaaa pppppppppppp ············ ············ ·······aaaaa aaaaaaaaaaaa ············',
  'categories.see': 'aaaaaaaaaaaa aaaaaaaaaaaa ·aaaaaaaaaaa ·aaaaaaaaaaa ·aaaaaaaaaaa aaaaaaaaaaaa ··········aa',
  'shortlist.see': 'aaaaaaaaaaaa pppppppppppp ············ ············ ········aaaa aaaaaaaaaaaa ············',
  'minutes.see': 'aaaaaaaaaaaa pppppppppppp ············ ············ ········aaaa aaaaaaaaaaaa ············',
  'results.see': '··········aa ··········aa ··········aa ··········aa ··········aa ··········aa ··········aa',
  'ceremony.see': '·········aaa ·········paa ··········aa ··········aa ·········aaa ·········aaa ··········aa',
  'audit.see': 'aaaaaaaaaaaa ············ ············ ············ ············ aaaaaaaaaaaa ············',
  'people.see': 'aaaaaaaaaaaa ············ ············ ············ ············ aaaaaaaaaaaa ············',
  'settings.see': 'aaaaaaaaaaaa ············ ············ ············ ············ aaaaaaaaaaaa ············',
  'setup.see': 'aaaaaaaaaaaa ············ ············ ············ ············ ············ ············',
  'festival.create': 'iiiiiiiiiiii ············ ············ ············ ············ ············ ············',
  'festival.edit': 'aaaaaaaaaaaa ············ ············ ············ ············ ············ ············',
  'organisation.edit': 'aaaaaaaaaaaa ············ ············ ············ ············ ············ ············',
  'metrics.edit': 'aaaaaaaaaaaa ············ ············ ············ ············ ············ ············',
  'edition.create': 'aaaaaaaaaaaa ············ ············ ············ ············ ············ ············',
  'edition.edit': 'aaaaaaaaaaa· ············ ············ ············ ············ ············ ············',
  'participants.edit': 'a··········· ············ ············ ············ ············ ············ ············',
  'edition.delete': 'a··········· ············ ············ ············ ············ ············ ············',
  'source.pull': 'aaaaaaaaaaaa ············ ············ ············ ············ ············ ············',
  'jobs.cancel': 'aaaaaaaaaaaa ············ ············ ············ ············ ············ ············',
  'declaration.write': '············ ············ ··oo········ ············ ············ ············ ············',
  'declaration.submit': '············ ············ ··hh········ ············ ············ ············ ············',
  'declaration.judge': '············ ············ ············ ··tt········ ············ ············ ············',
  'edition.advance': 'aaaaaaaaaaa· ············ ············ ············ ············ ············ ············',
  'edition.deadlines': 'aaaaaaaaaaa· ············ ············ ············ ············ ············ ············',
  'edition.score': 'aaaa········ ············ ············ ············ ············ ············ ············',
  'model.edit': 'a··········· ············ ············ ············ ············ ············ ············',
  'objection.write': '············ ············ ·····o······ ············ ············ ············ ············',
  'objection.rule': '············ ············ ············ ·····tt····· ············ ············ ············',
  'review.decide': '······a····· ············ ············ ············ ············ ············ ············',
  'categories.edit': 'aaaaaaaa···· ············ ············ ············ ············ ············ ············',
  'shortlist.propose': '········a·a· ············ ············ ············ ············ ············ ············',
  'shortlist.judge': '············ ············ ············ ············ ········a·a· ············ ············',
  'votes.hold': '········a·a· ············ ············ ············ ············ ············ ············',
  'minutes.write': '········aaa· ············ ············ ············ ············ ············ ············',
  'minutes.sign': '········aaa· ········ppp· ············ ············ ········aaa· ············ ············',
  'papers.export': '·······aaaaa ·······ppppp ············ ············ ········aaaa ·······aaaaa ············',
  'results.publish': '·········aa· ············ ············ ············ ············ ············ ············',
  'results.correct': '··········a· ············ ············ ············ ············ ············ ············',
  'people.edit': 'aaaaaaaaaaaa ············ ············ ············ ············ ············ ············',
  'settings.edit': 'aaaaaaaaaaaa ············ ············ ············ ············ ············ ············',
}

const acts = Object.keys(policy).filter((name): name is Act => name in policy)
const letters = { all: 'a', own: 'o', county: 'c', province: 'p', assigned: 't', installation: 'i' } as const
const letterOf = (rule: Rule | null) => (rule === null ? '·' : rule.headOnly ? 'h' : letters[rule.reach])

describe.each(Object.entries(cells))('%s', (name, row) => {
  const act = acts.find((act) => act === name)
  test.each(roles.map((role, index) => [role, row.split(' ')[index]] as const))('%s: %s', (role, expected) => {
    expect(act && stages.map((stage) => letterOf(ruleFor(act, role, stage))).join('')).toBe(expected)
  })
})

test('of what is published in full the winners alone keep the ranking and all that leads to it', () => {
  const kept = acts.filter((act) =>
    roles.some((role) => ruleFor(act, role, 'published') !== ruleFor(act, role, 'published', true)),
  )
  expect(kept).toEqual(['rankings.see', 'group.see', 'agency.see', 'history.see'])
  for (const act of kept) expect(ruleFor(act, 'public', 'published', true), act).toBeNull()
})
