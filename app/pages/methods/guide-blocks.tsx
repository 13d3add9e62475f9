import { Link } from '@remix-run/react'
import type { GuideBlock, Span } from './method-guide'

/** A guide as a page: headings that can be linked to, paragraphs, its table of contents, and examples. */
export function GuideBlocks({ blocks }: { blocks: readonly GuideBlock[] }) {
  return (
    <>
      {blocks.map((block, index) => (
        <Block key={index} block={block} />
      ))}
    </>
  )
}

function Block({ block }: { block: GuideBlock }) {
  switch (block.kind) {
    case 'heading':
      return <Heading {...block} />
    case 'text':
      return (
        <p className="mt-2">
          <Spans spans={block.spans} />
        </p>
      )
    case 'contents':
      return (
        <ul className="sheet mt-2 columns-1 sm:columns-2">
          {block.items.map((item, index) => (
            <li key={index} className={item.depth ? 'ms-5 text-sm' : 'mt-2 break-after-avoid font-bold first:mt-0'}>
              <Spans spans={item.spans} />
            </li>
          ))}
        </ul>
      )
    case 'example':
      return (
        <pre className="scroll code mt-2 rounded-lg bg-soft p-3 text-sm" dir="ltr" tabIndex={0}>
          {block.lines.map((line, index) => (
            <span key={index} className={line.startsWith('→') ? 'block font-bold' : 'block'}>
              {line}
            </span>
          ))}
        </pre>
      )
  }
}

function Heading({ level, id, spans }: Extract<GuideBlock, { kind: 'heading' }>) {
  const row = { id: id ?? undefined, children: <Spans spans={spans} /> }
  if (level === 1) return <h1 {...row} />
  return level === 2 ? (
    <h2 {...row} className="mt-8 scroll-mt-6" />
  ) : (
    <h3 {...row} className="mt-5 scroll-mt-6 font-bold target:bg-accent-soft" />
  )
}

function Spans({ spans }: { spans: readonly Span[] }) {
  return (
    <>
      {spans.map((span, index) => {
        if ('code' in span) {
          return (
            <code key={index} dir="ltr">
              {span.code}
            </code>
          )
        }
        if (!('to' in span)) return <span key={index}>{span.text}</span>
        return span.to.startsWith('#') ? (
          <a key={index} href={span.to}>
            {span.text}
          </a>
        ) : (
          <Link key={index} to={span.to}>
            {span.text}
          </Link>
        )
      })}
    </>
  )
}
