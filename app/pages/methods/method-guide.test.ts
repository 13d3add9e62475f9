import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readGuide } from './method-guide'

test.each(['docs/model.md', 'docs/model.fa.md'])(
  '%s is read whole: every anchor is the heading that it stands before, and no mark of Markdown is left',
  (file) => {
    const document = readFileSync(file, 'utf8')
    const blocks = readGuide(document)
    const anchors = [...document.matchAll(/<a id="([A-Za-z0-9-]+)"><\/a>/g)].map(([, anchor]) => anchor)
    expect(blocks.flatMap((block) => (block.kind === 'heading' && block.id ? [block.id] : []))).toEqual(anchors)
    expect(blocks.filter(({ kind }) => kind === 'example')).toHaveLength(
      [...document.matchAll(/^```example$/gm)].length,
    )
    const texts = blocks
      .flatMap((block) => ('spans' in block ? block.spans : []))
      .flatMap((span) => ('text' in span ? [span.text] : []))
    expect(texts.filter((text) => /`|\]\(|<a |```|^#/.test(text))).toEqual([])
  },
)

test('links lead inside the page, and between the languages', () => {
  expect(readGuide('See [vector](#normalisation-vector), `norm` and [فارسی](model.fa.md).')).toEqual([
    {
      kind: 'text',
      spans: [
        { text: 'See ' },
        { text: 'vector', to: '#normalisation-vector' },
        { text: ', ' },
        { code: 'norm' },
        { text: ' and ' },
        { text: 'فارسی', to: '/fa/methods' },
        { text: '.' },
      ],
    },
  ])
})
