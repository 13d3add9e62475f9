import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { CardNode } from '../../../db/queries/score-cards'
import { renderPart } from '../../../tests/fixtures/render-part'
import { AgencyStrengths } from './agency-strengths'

test('a difference that is shown as zero is no strength and no weakness', () => {
  const codes = ['far', 'near', 'noise', 'less']
  const nodes = codes.map((code) => ({ node: { code, titleFa: code, titleEn: code } }) as CardNode)
  const points = [12.3, 0.04, 1e-14, -0.06]
  const indicators = codes.map((node, index) => ({ node, points: points[index] ?? 0 }))
  renderPart(<AgencyStrengths indicators={indicators} nodes={nodes} />, { language: 'en' })
  const [strong, weak] = screen.getAllByRole('list').map((list) => within(list).getAllByRole('listitem').length)
  expect([strong, weak]).toEqual([1, 1])
  expect(screen.getByText(/\+12\.3/)).toBeTruthy()
})
