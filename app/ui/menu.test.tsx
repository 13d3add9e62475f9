import { Link } from '@remix-run/react'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderPart } from '../../tests/fixtures/render-part'
import { Menu } from './menu'

test('a menu opens under its name without a script', () => {
  renderPart(
    <Menu label="نمایش" tour="display" isEnd>
      <li>روشن</li>
    </Menu>,
  )
  const menu = screen.getByText('نمایش').closest('details')
  expect([menu?.open, menu?.className, menu?.dataset['tour']]).toEqual([false, 'menu', 'display'])
  expect(screen.getByRole('list').className).toBe('menu-end')
})

test('of the menus of a page the browser keeps one open', () => {
  renderPart(
    <>
      <Menu label="نمایش">
        <li>روشن</li>
      </Menu>
      <Menu label="حساب">
        <li>خروج</li>
      </Menu>
    </>,
  )
  const names = ['نمایش', 'حساب'].map((label) => screen.getByText(label).closest('details')?.getAttribute('name'))
  expect(names).toEqual(['menu', 'menu'])
})

test('going elsewhere closes a menu', async () => {
  renderPart(
    <Menu label="حساب">
      <li>
        <Link to="/fa/hamadan/1403">دورهٔ پیش</Link>
      </li>
    </Menu>,
  )
  const menu = () => screen.getByText('حساب').closest('details')
  const before = menu()
  before?.setAttribute('open', '')
  fireEvent.click(screen.getByRole('link', { name: 'دورهٔ پیش' }))
  await waitFor(() => expect(menu()).not.toBe(before))
  expect(menu()?.open).toBe(false)
})
