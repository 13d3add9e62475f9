import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderPart } from '../../../tests/fixtures/render-part'
import { TrialTable } from '../model/trial-table'
import { AssignedMeanwhile, AssignmentForm } from './assignment-form'
import { GrantChanges } from './grant-changes'

const requests = { code: 'requests', titleFa: 'درخواست‌ها', titleEn: 'Requests' }

test('what others ticked meanwhile is told by name, and by code where there is no name', () => {
  const gone = { code: 'old', titleFa: 'old', titleEn: 'old' }
  renderPart(<AssignedMeanwhile added={[requests, gone]} removed={[]} />)
  expect(screen.getByText(/درخواست‌ها \(requests\)، old\. حذف‌شدهٔ او: هیچ/)).toBeTruthy()
})

test('what an evaluator answers for and the model has no more is ticked under its name', () => {
  const edition = { id: 1, titleFa: 'دوره', titleEn: 'Edition', codes: ['requests'], choices: [], gone: [requests] }
  renderPart(<AssignmentForm edition={edition} />, { language: 'en' })
  expect(screen.getByRole('checkbox', { name: /Requests/, checked: true })).toBeTruthy()
})

test('a trial of a draft calls agencies by their names', () => {
  const shift = { agency: 'W', before: 1, now: 2, totalBefore: 9, totalNow: 8, data: 0, model: 1, imputation: 0 }
  const over = { titleFa: 'دوره', titleEn: 'Edition 1404' }
  renderPart(<TrialTable {...{ over }} shifts={[shift]} names={{ W: { titleFa: 'آب', titleEn: 'Water' } }} />, {
    language: 'en',
  })
  expect(screen.getByText(/First with this document/).textContent).toContain('2. Water')
  expect(screen.getByRole('heading').textContent).toContain('Edition 1404')
  expect(screen.getByRole('rowheader').textContent).toBe('Water W')
})

test('a role that was changed meanwhile is told in words', () => {
  renderPart(
    <GrantChanges
      by={null}
      isRemoved={false}
      changed={[
        { field: 'role', opened: 'judge', now: 'agency', yours: 'evaluator', kept: 'yours' },
        { field: 'agency', opened: '', now: 'gas', yours: '', kept: 'now' },
        { field: 'maySubmit', opened: false, now: true, yours: false, kept: 'now' },
      ]}
      names={{ gas: { titleFa: 'گاز', titleEn: 'Gas' } }}
    />,
    { language: 'en' },
  )
  const cells = screen.getAllByRole('row').map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent))
  expect(cells.slice(1)).toEqual([
    ['Judge', 'Agency', 'Evaluator', 'Yours'],
    ['empty', 'Gas', 'empty', 'The value now'],
    ['no', 'yes', 'no', 'The value now'],
  ])
})
