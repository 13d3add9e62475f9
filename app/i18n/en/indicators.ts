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
    quartiles: 'First quartile {{low}}, median {{median}}, third quartile {{high}}',
    quartilesHelp:
      'Median and quartiles, in percent of the indicator’s points, are of the agencies of your group that have a score. The average is of what the indicator adds to the totals of the ranked agencies.',
    average: 'Group average: {{points}} points',
    ownMarked: 'the place of your agency is marked',
    nothing: 'Nobody has points',
    weightless: 'Weight 0: gives no points',
    tooSmall: 'Your group is too small to be shown without names',
    tooSmallWhy:
      'Statistics of a group are shown only where it has at least {{n}} ranked agencies beside yours. In a smaller group they would give away what a single agency reached. What your own agency reached is on its own page.',
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
    gapsShown:
      '{{n}} of the {{all}} agencies that miss data of an indicator, those that miss most first. What does not apply is no gap.',
    noGaps: 'No data of an indicator that applies is missing.',
    gapsKey: '● reported, ○ no data, – not applicable.',
    agency: 'Agency',
  },
  correlations: {
    title: 'Pairs that go most with or against each other',
    first: 'First indicator',
    second: 'Second indicator',
    pearson: 'Pearson (r)',
    spearman: 'Spearman (ρ)',
    kendall: 'Kendall (τ-b)',
    agencies: 'Agencies',
    p: 'p = {{p}}',
    pBelow: 'p < {{p}}',
    help: 'Pearson sees a straight line; Spearman and Kendall see the order of agencies alone. p is how likely a correlation at least this strong comes about by chance between unrelated indicators. There are many pairs: of a hundred unrelated ones about five have p below 0.05.',
    alpha: 'Cronbach’s alpha',
    all: 'All indicators',
    alphaHelp:
      'Alpha is of the normalised values, before weights. Near 1 the indicators measure the same; a low value means that they measure different things, which is no fault in itself.',
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
