import { fireEvent, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { renderPart } from '../../tests/fixtures/render-part'
import { BareChoice } from './bare-choice'

test('a box without a label on the page has a name', () => {
  const onChange = vi.fn()
  renderPart(<BareChoice label="خدمات باید شناخته باشد" onChange={onChange} />)
  fireEvent.click(screen.getByRole('checkbox', { name: 'خدمات باید شناخته باشد' }))
  expect(onChange).toHaveBeenCalledOnce()
})
