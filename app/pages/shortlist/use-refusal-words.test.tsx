import { expect, test } from 'vitest'
import { renderPart } from '../../../tests/fixtures/render-part'
import { useRefusalWords } from './use-refusal-words'

function Refusal() {
  const wordsOf = useRefusalWords()
  return <p>{wordsOf('ballots-missing', { detail: '', names: ['سارا', 'علی'] })}</p>
}

test.each([
  ['fa', 'سارا، علی'],
  ['en', 'سارا, علی'],
] as const)('names of a refusal are joined as %s does it', (language, names) => {
  expect(renderPart(<Refusal />, { language }).container.textContent).toContain(names)
})
