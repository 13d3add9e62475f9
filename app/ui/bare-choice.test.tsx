import { fireEvent, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { renderPart } from '../../tests/fixtures/render-part'
import { BareChoice } from './bare-choice'
import { FormAnswerContext } from './form-answer'

test('a box without a label on the page has a name', () => {
  const onChange = vi.fn()
  renderPart(<BareChoice label="خدمات باید شناخته باشد" onChange={onChange} />)
  fireEvent.click(screen.getByRole('checkbox', { name: 'خدمات باید شناخته باشد' }))
  expect(onChange).toHaveBeenCalledOnce()
})

test('in a form that was refused a box is ticked as it was sent, and a question that was not answered as it was', () => {
  renderPart(
    <FormAnswerContext.Provider value={{ typed: { start: ['short'] }, errors: {} }}>
      <BareChoice label="کامل" type="radio" name="start" value="classic" defaultChecked />
      <BareChoice label="کوتاه" type="radio" name="start" value="short" />
      <BareChoice label="مدرک" name="evidence" defaultChecked />
      <BareChoice label="همه" type="radio" name="scope" value="all" defaultChecked />
    </FormAnswerContext.Provider>,
  )
  const isTicked = (name: string) => screen.getByLabelText<HTMLInputElement>(name).checked
  expect(['کامل', 'کوتاه', 'مدرک', 'همه'].filter(isTicked)).toEqual(['کوتاه', 'همه'])
})
