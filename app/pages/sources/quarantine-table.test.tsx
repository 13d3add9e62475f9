import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { QuarantineRow } from '../../../db/queries/pulls'
import { renderPart } from '../../../tests/fixtures/render-part'
import { QuarantineTable } from './quarantine-table'

const row: QuarantineRow = {
  id: 1,
  pullId: 1,
  page: 1,
  line: 2,
  reason: 'too-high',
  detail: { metric: 'requests', value: 1250.5, highest: 100 },
  agencyId: null,
  periodFrom: null,
  raw: {},
}
const metrics = [{ code: 'requests', titleFa: 'درخواست‌ها', titleEn: 'Requests' }]
const withoutMarks = (text: string | null | undefined) => text?.replaceAll(/[\u2066-\u2069]/g, '')
const reasonShown = () => withoutMarks(screen.getAllByRole('cell')[0]?.textContent)

test('a number in a reason is written as any number of the page', () => {
  renderPart(<QuarantineTable rows={[row]} metrics={metrics} />)
  expect(reasonShown()).toContain('مقدار ۱٬۲۵۰٫۵ برای «درخواست‌ها» از بیشینهٔ آن (۱۰۰)')
})

test('a reason that an older version stored with texts is shown as it stands', () => {
  const older = { ...row, detail: { metric: 'requests', value: '1250.5', highest: '100' } }
  renderPart(<QuarantineTable rows={[older]} metrics={metrics} />, { language: 'en' })
  expect(reasonShown()).toBe('The value 1250.5 of “Requests” is above its highest, 100.')
})
