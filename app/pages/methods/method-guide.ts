/** A piece of a line: plain text, code, or a link (`#anchor`, or an address of the product). */
export type Span = { text: string } | { code: string } | { text: string; to: string }

export type GuideBlock =
  | { kind: 'heading'; level: 1 | 2 | 3; id: string | null; spans: Span[] }
  | { kind: 'text'; spans: Span[] }
  | { kind: 'contents'; items: { depth: number; spans: Span[] }[] }
  | { kind: 'example'; lines: string[] }

/**
 * What of Markdown docs/model.md is written in: headings with anchors, paragraphs, the table of contents, and examples.
 */
export function readGuide(document: string): GuideBlock[] {
  const blocks: GuideBlock[] = []
  let anchor: string | null = null
  for (const part of document.split(/\n{2,}/)) {
    const text = part.trim()
    const named = /^<a id="([A-Za-z0-9-]+)"><\/a>$/.exec(text)
    const heading = /^(#{1,3}) (.*)$/.exec(text)
    const example = /^```example\n([\s\S]*)\n```$/.exec(text)
    if (named) anchor = named[1] ?? null
    else if (heading) {
      blocks.push({
        kind: 'heading',
        level: levelOf(heading[1] ?? '#'),
        id: anchor,
        spans: readSpans(heading[2] ?? ''),
      })
      anchor = null
    } else if (example) blocks.push({ kind: 'example', lines: (example[1] ?? '').split('\n') })
    else if (text.startsWith('- '))
      blocks.push({
        kind: 'contents',
        items: part
          .split('\n')
          .filter((line) => line.trim())
          .map((line) => ({ depth: line.startsWith('  ') ? 1 : 0, spans: readSpans(line.trim().slice(2)) })),
      })
    else if (text) blocks.push({ kind: 'text', spans: readSpans(text) })
  }
  return blocks
}

function levelOf(marks: string): 1 | 2 | 3 {
  return marks.length === 1 ? 1 : marks.length === 2 ? 2 : 3
}

/** Where the two documents stand as pages. */
const pages: Readonly<Record<string, string>> = { 'model.md': '/en/methods', 'model.fa.md': '/fa/methods' }

function readSpans(line: string): Span[] {
  return line.split(/(`[^`]+`|\[[^\]]+\]\([^)]+\))/).flatMap((part): Span[] => {
    if (part.startsWith('`')) return [{ code: part.slice(1, -1) }]
    const link = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(part)
    if (link) return [{ text: link[1] ?? '', to: pages[link[2] ?? ''] ?? link[2] ?? '' }]
    return part ? [{ text: part }] : []
  })
}
