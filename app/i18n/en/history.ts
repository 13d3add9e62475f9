import type { AreaTexts } from '../texts'

export const history: AreaTexts['history'] = {
  history: {
    title: 'History',
    lead: 'What the agencies of this edition reported over time. A gap means that there is no data; it is not zero.',
    asOf: 'On the data known until',
    show: 'Show',
    kind: { share: 'Shares', metric: 'Metrics' },
    by: 'By',
    size: { month: 'Month', quarter: 'Quarter', year: 'Year' },
    quarter: 'Quarter {{n}} of {{year}}',
    within: 'Within each span',
    way: { sum: 'Sum of the months', mean: 'Mean of the months', last: 'Last value', max: 'Highest value' },
    agency: 'Agency',
    everybody: 'All agencies together',
    apply: 'Show',
    download: 'Download',
    rest: 'The rest',
    share: 'Share',
    agencies: 'Agencies that reported',
    periods: 'Periods with data',
    conclusion:
      'From {{first}} in {{firstName}} to {{last}} in {{lastName}}; {{n}} spans have a value, {{gaps}} have no data.',
    shareConclusion:
      'The share went from {{first}} in {{firstName}} to {{last}} in {{lastName}}; {{n}} spans have a value, {{gaps}} have no data.',
    titleOfParts: '{{part}}, of {{whole}}',
    nothing: 'Nothing was reported in these years.',
    ranks: 'Ranks over the editions',
    ranksConclusion:
      'Of the {{of}} agencies of this chart, {{name}} rose most in edition {{edition}}: by {{n}} places.',
    ranksSame: 'None of the {{n}} agencies of this chart rose since the edition before.',
  },
}
