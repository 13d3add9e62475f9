import type { AppLoadContext, EntryContext, HandleErrorFunction } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import type { ReactElement } from 'react'
// Not react-dom/server, whose stream for Node writes NUL bytes where a letter of several bytes meets the end of its
// buffer (React 18).
import type { RenderToReadableStreamOptions } from 'react-dom/server'
import { renderToReadableStream } from 'react-dom/server.browser'
import { type KeptForm, keepForm } from './forms/kept/kept-form'
import { formThatWasRead, readFields } from './forms/read-form.server'
import { loadAllTexts } from './i18n/loaded-texts'
import { KeptFormContext } from './forms/kept/kept-form-context'
import { NonceContext } from './http/nonce'

const abandonAfterMs = 10_000

await loadAllTexts()

/**
 * A page leaves when it is whole, parts whose code comes by itself included: without JavaScript nothing could put in
 * its place what is sent behind.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
) {
  const { nonce, report } = context
  let finalStatus = status
  const kept =
    request.method === 'POST' && remixContext.staticHandlerContext.errors ? await keepSent(context, request) : null
  const page = (
    <NonceContext.Provider value={nonce}>
      <KeptFormContext.Provider value={kept}>
        <RemixServer context={remixContext} url={request.url} nonce={nonce} />
      </KeptFormContext.Provider>
    </NonceContext.Provider>
  )
  const body = await renderWhole(page, {
    nonce,
    onError: (error) => {
      finalStatus = 500
      report(error)
    },
  })
  headers.set('content-type', 'text/html; charset=utf-8')
  return new Response(body, { headers, status: finalStatus })
}

/**
 * Not with AbortSignal.timeout: React would hear of it when the page has long left, and report a stream that is closed.
 */
async function renderWhole(page: ReactElement, options: RenderToReadableStreamOptions): Promise<ReadableStream> {
  const abandon = new AbortController()
  const late = setTimeout(() => abandon.abort(new Error('The page took too long')), abandonAfterMs)
  try {
    // Larger parts would be sent behind the page, for a script to put in.
    const body = await renderToReadableStream(page, {
      ...options,
      progressiveChunkSize: Number.POSITIVE_INFINITY,
      signal: abandon.signal,
    })
    await body.allReady
    return body
  } finally {
    clearTimeout(late)
  }
}

/**
 * What a loader or an action threw. Remix would print it whole, with what somebody sent; who left does not wait for an
 * answer.
 */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (!request.signal.aborted) context.report(error)
}

/** The form of a request that was refused or failed, before or after its action has read it. */
async function keepSent(context: AppLoadContext, request: Request): Promise<KeptForm> {
  const { pathname, search } = new URL(request.url)
  const form = formThatWasRead(context) ?? (await readFields(context, request).catch(() => null))
  return keepForm(form, pathname + search, context.viewer.user !== null)
}
