import { screen } from '@testing-library/react'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { renderPart } from '../../tests/fixtures/render-part'
import PartsPage from './parts-page'

test('shows the parts in both directions, light and dark', () => {
  renderPart(<PartsPage />)
  const shown = ['fa, light', 'fa, dark', 'en, light', 'en, dark'].map((name) => screen.getByRole('region', { name }))
  expect(shown.map(({ dir, style }) => `${dir} ${style.colorScheme}`)).toEqual([
    'rtl light',
    'rtl dark',
    'ltr light',
    'ltr dark',
  ])
  for (const section of shown) expect(section.querySelectorAll('table, .field, [role=alert]').length).toBeGreaterThan(5)
})

test('imports every file of app/ui that draws something', () => {
  const page = readFileSync('app/parts/parts-page.tsx', 'utf8')
  const parts = readdirSync('app/ui').filter((file) => file.endsWith('.tsx') && !file.endsWith('.test.tsx'))
  expect(parts.filter((file) => !page.includes(`'../ui/${file.replace('.tsx', '')}'`))).toEqual([])
})
