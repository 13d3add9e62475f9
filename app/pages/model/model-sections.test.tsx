import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { type ReactElement, useState } from 'react'
import { expect, test } from 'vitest'
import { renderPart } from '../../../tests/fixtures/render-part'
import { branchOf, indicatorOf, modelOf } from '../../../tests/fixtures/small-scoring'
import { expectFound } from '../../expect/expect-found'
import { AcceptedKinds, MinCoverage } from './data-steps'
import { type Draft, type DraftProps, listNodes, parse } from './draft/model-draft'
import { listEditorMethods, listRankStyles } from './editor-methods.server'
import { FactsSection } from './facts-section'
import { IndicatorFields } from './indicator-fields'
import { LevelsSection } from './levels-section'
import { ModelEditor } from './model-editor'
import { OwnSteps } from './own-steps'
import { PartsForm } from './parts-form'
import { RankingSection } from './ranking-section'
import { RulesSection } from './rules-section'
import { StepField } from './step-field'

const json = JSON.stringify(modelOf([branchOf('D1', [indicatorOf('first'), indicatorOf('second')])]))
const methods = listEditorMethods('en')
const styles = listRankStyles('en')

/** Shows a part of the form, and gives the document as it is then. */
function show(part: (props: DraftProps) => ReactElement): () => Draft {
  const opened = expectFound(parse(json), 'the model')
  const drafts = [opened]
  function Page() {
    const [draft, setDraft] = useState(opened)
    const take = (changed: Draft) => {
      drafts.push(changed)
      setDraft(changed)
    }
    return part({ draft, onDraft: take })
  }
  renderPart(<Page />, { language: 'en' })
  for (const details of document.querySelectorAll('details')) open(details)
  return () => JSON.parse(JSON.stringify(drafts.at(-1)))
}

function open(details: HTMLDetailsElement) {
  details.open = true
  fireEvent(details, new Event('toggle'))
}

const field = (name: string) => screen.getByLabelText(name)
const type = (name: string | HTMLElement, value: string) =>
  fireEvent.change(typeof name === 'string' ? field(name) : name, { target: { value } })
const press = (name: string) => fireEvent.click(screen.getByText(name))

test('name, note and scale of the model are written by form', () => {
  const documentNow = show((props) => <FactsSection {...props} />)
  type('Name in English', 'Our model')
  type('Note in Persian', 'پیشنهاد')
  type('Points of a perfect agency', '500')
  type('Decimals of the score', '2')
  expect(documentNow()).toMatchObject({ title: { en: 'Our model' }, note: { fa: 'پیشنهاد' }, scale: 500, decimals: 2 })
})

test('tie-breaks are added, ordered and removed', () => {
  const documentNow = show((props) => <RankingSection {...props} styles={styles} nodes={listNodes(props.draft)} />)
  press('Add a tie-break')
  press('Add a tie-break')
  expect(documentNow()['ranking']).toHaveProperty('tieBreak', ['D1', 'first'])
  type('Tie-break 1', 'second')
  press('One step up')
  expect(documentNow()['ranking']).toHaveProperty('tieBreak', ['first', 'second'])
  press('Remove tie-break 1')
  type('Style of ranking', 'dense')
  expect(documentNow()['ranking']).toEqual({ style: 'dense', tieBreak: ['second'] })
})

test('levels are written, and sorted once one leaves their list', () => {
  const documentNow = show((props) => (
    <>
      <LevelsSection {...props} />
      <a href="#elsewhere">elsewhere</a>
    </>
  ))
  const mins = () => screen.getAllByLabelText('From this score')
  for (const [index, min] of ['10', '700'].entries()) {
    press('Add a level')
    type(expectFound(mins()[index], 'the last level'), min)
  }
  expect(documentNow()['levels']).toMatchObject([{ min: 10 }, { min: 700 }])
  const [first, second] = mins()
  if (first) fireEvent.blur(first, { relatedTarget: second })
  expect(documentNow()['levels']).toMatchObject([{ min: 10 }, { min: 700 }])
  if (first) fireEvent.blur(first, { relatedTarget: screen.getByText('elsewhere') })
  expect(documentNow()['levels']).toMatchObject([{ min: 700 }, { min: 10 }])
})

test('a penalty is on the value of an indicator, or on the score of a dimension', () => {
  const documentNow = show((props) => <RulesSection {...props} nodes={listNodes(props.draft)} />)
  press('Add a bonus or penalty')
  type('Points', '-5')
  type('Dimension or indicator that is looked at', 'first')
  type('What of it', 'value')
  expect(documentNow()['rules']).toMatchObject({ adjustments: [{ points: -5, when: { node: 'first', of: 'value' } }] })
  type('Dimension or indicator that is looked at', 'D1')
  type('Most points of all penalties', '3')
  expect(documentNow()['rules']).toMatchObject({
    adjustments: [{ when: { node: 'D1', of: 'score-percent' } }],
    caps: { penalty: 3 },
  })
})

test('what is wrong with a rule is said beside its field', async () => {
  const lists = { methods, styles, metrics: [], attributes: [], usedCodes: [], arePoints: false, example: null }
  renderPart(<ModelEditor loaded={{ document: json, opened: '1.0.0', lists, previous: null }} answer={undefined} />, {
    language: 'en',
  })
  const title = await screen.findByText('Bonuses, penalties and conditions for awards', {}, { timeout: 20_000 })
  const rules = title.closest('details')
  expect(rules?.open).toBe(false)
  if (rules) open(rules)
  press('Add a bonus or penalty')
  await waitFor(() => expect(rules?.querySelector('input[aria-invalid="true"]')).toBeTruthy(), { timeout: 20_000 })
})

test('what does not apply, coverage and accepted values are chosen for the whole model', () => {
  const documentNow = show((props) => (
    <>
      <StepField {...props} place="defaults" step="notApplicable" methods={methods} />
      <MinCoverage {...props} place="defaults" />
      <AcceptedKinds {...props} place="defaults" />
    </>
  ))
  type('Not applicable', 'zero')
  type('Minimum coverage (percent)', '57')
  fireEvent.click(screen.getByLabelText(/survey/i))
  expect(documentNow().defaults).toMatchObject({
    notApplicable: { rule: 'zero' },
    minCoverage: 0.57,
    accepts: ['measured', 'self-declared'],
  })
})

test('a new indicator has a code that was never given', () => {
  const documentNow = show((props) => {
    const nodes = listNodes(props.draft)
    const metrics = [{ code: 'calls', titleFa: 'تماس‌ها', titleEn: 'Calls', unit: 'count', overPeriods: null }]
    return (
      <PartsForm
        {...props}
        {...{ nodes, metrics, methods }}
        node={nodes[0]}
        onChoose={() => {}}
        attributes={[]}
        example={null}
        taken={['D1-1']}
      />
    )
  })
  press('Add the indicator')
  expect(documentNow().tree.children?.[0]?.children?.at(-1)).toMatchObject({
    code: 'D1-2',
    measure: { metric: 'calls' },
  })
})

test('a formula is a difference, with a timing of its own for each number, and its target a percentile', () => {
  const metrics = ['first', 'second'].map((code) => ({
    code,
    titleFa: code,
    titleEn: code,
    unit: 'count',
    overPeriods: null,
  }))
  const first = { '2025-03-21': 10, '2025-04-21': 6 }
  const example = { titleFa: 'گاز', titleEn: 'Gas', metrics: { first, second: { '2025-03-21': 40 } }, attributes: {} }
  const documentNow = show((props) => (
    <IndicatorFields {...props} {...{ metrics, example }} path={[0, 0]} attributes={['staff']} />
  ))
  expect(screen.getByText('Example, Gas:', { exact: false }).textContent).toMatch(/16 = 16/)
  type('How the indicator is computed', 'difference')
  const subtrahend = within(screen.getByText('This value is subtracted').closest('fieldset') ?? document.body)
  type(subtrahend.getByLabelText('Divided by'), 'metric:second')
  type(subtrahend.getByLabelText('Divisor over the year'), 'max')
  expect(screen.getByText('Example, Gas:', { exact: false }).textContent).toMatch(
    /\(16\) − \(10 ÷ 40 × 100\) = .?[−-]9/,
  )
  type(subtrahend.getByLabelText('Smallest divisor'), '30')
  type('Lowest difference', '-2')
  type('What the target is', 'percentile')
  type('Percentile (0 to 100)', '75')
  expect(documentNow().tree.children?.[0]?.children?.[0]).toMatchObject({
    measure: {
      minuend: { metric: 'first' },
      subtrahend: {
        numerator: { metric: 'first' },
        denominator: { metric: 'second', overTime: 'max' },
        factor: 100,
        minDenominator: 30,
      },
      floor: -2,
    },
    target: { percentile: 75, within: 'all' },
  })
})

test('a dimension is aggregated and weighted otherwise, and is as the rest again', () => {
  const documentNow = show((props) => {
    const [node] = listNodes(props.draft)
    return <OwnSteps {...props} node={expectFound(node, 'the dimension')} methods={methods} />
  })
  const choices = () => documentNow().tree.children?.[0]?.['choices']
  type('Aggregation', 'owa')
  type('1', '3')
  type('Weighting', 'ahp')
  type('“first” times “second”', '4')
  expect(choices()).toEqual({
    aggregation: { method: 'owa', orderWeights: [3, 1] },
    weighting: {
      method: 'ahp',
      comparisons: [
        [1, 4],
        [0.25, 1],
      ],
    },
  })
  type('Minimum coverage (percent)', '60')
  type('Minimum coverage (percent)', '')
  type('Weighting', '')
  type('Aggregation', '')
  expect(choices()).toBeUndefined()
})

test('the options of a method are set, and one that is emptied is as usual again', () => {
  const documentNow = show((props) => (
    <>
      <StepField {...props} place="defaults" step="treatment" methods={methods} />
      <StepField {...props} place="defaults" step="normalisation" methods={methods} />
      <StepField {...props} place="defaults" step="noData" methods={methods} />
    </>
  ))
  type('Outliers', 'winsorise')
  type('Most values that are drawn in', '3')
  type('Most values that are drawn in', '')
  fireEvent.click(screen.getByLabelText('Where that is not enough, the logarithm'))
  type('Normalisation', 'levels')
  press('Add a step')
  type(expectFound(screen.getAllByLabelText('Share of the points')[1], 'the second step'), '0.5')
  type('No data', 'constant')
  type('The number, in the indicator’s unit', '-2')
  expect(documentNow().defaults).toMatchObject({
    treatment: { method: 'winsorise', thenLog: true },
    normalisation: {
      steps: [
        { from: 0, value: 0 },
        { from: 50, value: 0.5 },
        { from: 51, value: 1 },
      ],
    },
    noData: { rule: 'impute', by: { method: 'constant', value: -2 } },
  })
  expect(documentNow().defaults['treatment']).not.toHaveProperty('maxPoints')
})

test('a section in which something is wrong is open', async () => {
  const lists = { methods, styles, metrics: [], attributes: [], usedCodes: [], arePoints: false, example: null }
  const document = JSON.stringify({ ...JSON.parse(json), levels: [{ title: { fa: '', en: 'Good' }, min: 700 }] })
  renderPart(<ModelEditor loaded={{ document, opened: '1.0.0', lists, previous: null }} answer={undefined} />, {
    language: 'en',
  })
  const name = await screen.findByLabelText('Name in English', { selector: '[value="Good"]' }, { timeout: 20_000 })
  expect(name.closest('details')?.open).toBe(true)
})
