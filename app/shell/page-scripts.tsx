import { Scripts } from '@remix-run/react'
import { Children, Fragment, type ReactElement, type ReactNode, cloneElement, isValidElement } from 'react'

/**
 * The framework's scripts, begun once the page has been painted: on a slow line they would take the room of the style
 * sheet and the letters, which are what somebody waits for. Server and browser leave out the same elements, so that the
 * page is taken over as it stands.
 */
export function PageScripts({ nonce }: { nonce: string }) {
  const elements = flatten(Scripts({ nonce }))
  const preloads = elements.flatMap(({ type, props }) => (type === 'link' ? [String(props['href'])] : []))
  return elements
    .filter(({ type }) => type !== 'link')
    .map((element, key) =>
      cloneElement(element, { key, ...(element.props['type'] === 'module' ? later(element.props, preloads) : {}) }),
    )
}

type Props = Readonly<Record<string, unknown>>

/** What stands in fragments, as one list. */
function flatten(node: ReactNode): ReactElement<Props>[] {
  return Children.toArray(node).flatMap((child) => {
    if (isValidElement<{ children?: ReactNode }>(child) && child.type === Fragment) return flatten(child.props.children)
    return isValidElement<Props>(child) ? [child] : []
  })
}

/** The same script as one that waits for a frame to be on screen, then asks for all files at once and begins. */
function later(props: Props, preloads: readonly string[]): Props {
  const code = Object.values(props['dangerouslySetInnerHTML'] ?? {}).join('')
  const [files, text] = [preloads, code].map((value) => JSON.stringify(value).replaceAll('<', '\\u003c'))
  const begin = `for (const href of ${files}) document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }));
document.body.append(Object.assign(document.createElement('script'), { type: 'module', nonce, textContent: ${text} }))`
  const waiting = `{ const { nonce } = document.currentScript; requestAnimationFrame(() => setTimeout(() => { ${begin} })) }`
  return { type: undefined, async: undefined, dangerouslySetInnerHTML: { __html: waiting } }
}
