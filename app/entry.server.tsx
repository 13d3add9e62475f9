import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
// Not react-dom/server, whose stream for Node writes NUL bytes where a letter of several bytes meets the end of its buffer (React 18).
import { renderToReadableStream } from 'react-dom/server.browser'
import { loadAllTexts } from './i18n/loaded-texts'
import { NonceContext } from './nonce'

const abandonAfterMs = 10_000

await loadAllTexts()

/**
 * A page leaves when it is whole, parts whose code comes by itself included: without JavaScript nothing could put in its place what is sent behind.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce }: AppLoadContext,
) {
  let finalStatus = status
  const body = await renderToReadableStream(
    <NonceContext.Provider value={nonce}>
      <RemixServer context={remixContext} url={request.url} nonce={nonce} />
    </NonceContext.Provider>,
    {
      nonce,
      // Larger parts would be sent behind the page, for a script to put in.
      progressiveChunkSize: Number.POSITIVE_INFINITY,
      signal: AbortSignal.timeout(abandonAfterMs),
      onError: () => {
        finalStatus = 500
      },
    },
  )
  await body.allReady
  headers.set('content-type', 'text/html; charset=utf-8')
  return new Response(body, { headers, status: finalStatus })
}
