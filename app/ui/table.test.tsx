import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderPart } from '../../tests/fixtures/render-part'
import { BareTable, ColumnHead, Head, NumberCell, RowHead, Table } from './table'

const content = (
  <>
    <Head>
      <ColumnHead>دستگاه</ColumnHead>
      <ColumnHead>امتیاز</ColumnHead>
    </Head>
    <tbody>
      <tr>
        <RowHead>آموزش و پرورش</RowHead>
        <NumberCell className="font-bold">۱۲</NumberCell>
      </tr>
    </tbody>
  </>
)

test('a caption names the table and the region that scrolls', () => {
  renderPart(<Table caption="رتبه‌بندی">{content}</Table>)
  expect(screen.getByRole('region', { name: 'رتبه‌بندی' }).tabIndex).toBe(0)
  expect(screen.getByRole('table', { name: 'رتبه‌بندی' })).toBeDefined()
})

test('a label names the region beside the caption of the table', () => {
  renderPart(
    <Table label="Rankings" caption="48 agencies">
      {content}
    </Table>,
    { language: 'en' },
  )
  expect(screen.getByRole('region', { name: 'Rankings' })).toBeDefined()
  expect(screen.getByRole('table', { name: '48 agencies' })).toBeDefined()
})

test('a heading on the page names the region by its id', () => {
  renderPart(
    <>
      <h2 id="spreads">پراکندگی</h2>
      <Table labelledBy="spreads">{content}</Table>
    </>,
  )
  expect(screen.getByRole('region', { name: 'پراکندگی' }).hasAttribute('aria-label')).toBe(false)
})

test('headings say whether they head a column or a row', () => {
  renderPart(<Table caption="رتبه‌بندی">{content}</Table>)
  expect(screen.getByRole('columnheader', { name: 'امتیاز' }).getAttribute('scope')).toBe('col')
  expect(screen.getByRole('rowheader', { name: 'آموزش و پرورش' }).getAttribute('scope')).toBe('row')
})

test('a number keeps the class by which its column is aligned, beside others', () => {
  renderPart(<Table caption="رتبه‌بندی">{content}</Table>)
  expect(screen.getByRole('cell', { name: '۱۲' }).className).toBe('number font-bold')
})

test('looks go to the table and room goes to the region', () => {
  renderPart(
    <Table caption="رتبه‌بندی" isTall isPinned look="top" className="mt-2" data-agency="EDU">
      {content}
    </Table>,
  )
  expect(screen.getByRole('region').className).toBe('scroll tall mt-2')
  expect(screen.getByRole('table').className).toBe('table pinned top')
  expect(screen.getByRole('table').dataset['agency']).toBe('EDU')
})

test('a bare table has no region', () => {
  renderPart(<BareTable>{content}</BareTable>)
  expect(screen.queryByRole('region')).toBeNull()
  expect(screen.getByRole('table').querySelector('caption')).toBeNull()
})
