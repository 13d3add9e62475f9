import type { AreaTexts } from '../texts'

export const indicators: AreaTexts['indicators'] = {
  indicators: {
    title: 'Indicators',
    intro:
      'How each indicator is spread over the agencies, how much of it is known, and what it really weighs. Only competing agencies are counted.',
    definitions: 'Definitions in the model',
    group: 'Group',
    everybody: 'All agencies',
    show: 'Show',
    findings: 'What to look at',
    redundant: '“{{first}}” and “{{second}}” measure nearly the same (correlation {{r}}).',
    opposed:
      '“{{first}}” and “{{second}}” contradict each other: more points in one go with fewer in the other (correlation {{r}}).',
    idle: '“{{name}}” makes no difference between agencies.',
    heavy: '“{{name}}” weighs {{nominal}}, yet {{real}} of the differences in score come from it.',
    sound:
      'No two indicators measure the same, none is without effect, and none has more than twice the effect of its weight.',
    spreads: 'Indicator by indicator',
    spreadsHelp:
      'Each bar shows how many agencies fall in one tenth of the indicator’s points, from zero (left) to all of them (right).',
    indicator: 'Indicator',
    spread: 'Spread of points',
    known: 'Data',
    leaders: 'Leaders',
    weight: 'Weight and effect',
    median: 'Median: {{median}} of the points',
    ownMarked: 'the place of your agency is marked',
    nothing: 'Nobody has points',
    tooSmall: 'The groups are too small to be shown without names',
    tooSmallWhy:
      'Indicators are shown for groups of {{n}} agencies or more, and this edition has none. In a smaller group, the spread of the scores would give away what a single agency reached. What your own agency reached is on its own page.',
    tooFew: 'Too few agencies to show without names',
    knownOf: '{{n}} of {{of}} reported',
    noData: '{{n}} without data',
    notApplicable: '{{n}} not applicable',
    nominal: 'Weight: {{share}}',
    real: 'Effect: {{share}}',
    correlations: 'How indicators correlate',
    correlationsHelp:
      'Pearson’s correlation of the points, from −1 to 1. Bold and underlined: one of the two is redundant.',
    gaps: 'Map of gaps',
    gapsShown: '{{n}} of the {{all}} agencies that have gaps, those with most first.',
    noGaps: 'Every indicator of every agency is reported.',
    gapsKey: '● reported, ○ no data, – not applicable.',
    agency: 'Agency',
  },
  pair: {
    heading: 'Two scores against each other',
    title: '{{y}} against {{x}}',
    whole: 'Total score',
    across: 'Across',
    up: 'Upwards',
    show: 'Show the chart',
    count: '{{n}} {{n|agency has|agencies have}} both scores.',
    correlation: 'Their correlation is {{r}}.',
    first: 'Taken together, {{name}} is ahead of all: {{x}} and {{y}}.',
    without: '{{n}} {{n|agency lacks|agencies lack}} one of the two scores, or both, and {{n|is|are}} not drawn.',
    cut: 'Only the {{n}} agencies with the highest totals are drawn.',
  },
}
