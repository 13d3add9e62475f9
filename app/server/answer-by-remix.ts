import { createRequestHandler, writeReadableStreamToWritable } from '@remix-run/node'
import type { AppLoadContext, ServerBuild } from '@remix-run/node'
import type express from 'express'
import { withQuerySignal } from '../../db/query-signal'
import { bodyFaultHeader } from '../forms/read-form.server'
import { handleNarrowly } from './handle-narrowly'
import { type TakenForm, formOf } from './limit-body'
import { askToSignIn } from './refusal'
import { headersOfOutage, outageOfRequest, sayOutages } from './say-outages'
import { attachmentPolicy } from './security-headers'

interface Parts {
  build: ServerBuild | (() => Promise<ServerBuild>)
  contextFor: (request: express.Request, response: express.Response) => Promise<AppLoadContext>
  mode: string | undefined
}

/**
 * Hands a request that passed all gates to the routes. Unlike Remix's adapter it gives them the form that was read, and
 * no host that nobody checked.
 */
export function answerByRemix({ build, contextFor, mode }: Parts): express.RequestHandler {
  const handle =
    typeof build === 'function'
      ? createRequestHandler(async () => sayOutages(await build()), mode)
      : handleNarrowly(sayOutages(build), mode)
  const answer = async (request: express.Request, response: express.Response) => {
    const asked = toRequest(request, response)
    const context = await contextFor(request, response)
    const made = await (asked.method === 'GET'
      ? withQuerySignal(asked.signal, () => handle(asked, context))
      : handle(asked, context))
    // Remix keeps the status of what was thrown, and not its headers.
    if (isFileForNobody(request, made) && !context.viewer.user) {
      await made.body?.cancel()
      return void askToSignIn(request, response)
    }
    const why = outageOfRequest(context)
    if (why) response.set(headersOfOutage(why))
    await send(request, response, made)
  }
  return (request, response, next) =>
    void answer(request, response).catch((error: unknown) => {
      // Nobody waits for an answer any more, and what was asked for was stopped for that.
      if (response.closed && !response.writableFinished) return
      next(error)
    })
}

/** A browser opened the address of a file, and got no page that asks to sign in. */
function isFileForNobody(request: express.Request, { status, headers }: Response): boolean {
  return (
    status === 404 &&
    request.method === 'GET' &&
    !request.path.endsWith('.data') &&
    !headers.get('content-type')?.startsWith('text/html') &&
    request.accepts(['text', 'html']) === 'html'
  )
}

function toRequest(request: express.Request, response: express.Response): Request {
  const leave = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) leave.abort()
  })
  const form = formOf(response)
  const url = new URL(`${request.protocol}://${request.get('host')}${request.originalUrl}`)
  const headers = headersOf(request, form)
  const method = request.method === 'POST' ? 'POST' : 'GET'
  return new Request(url, {
    method,
    headers,
    signal: leave.signal,
    ...(form instanceof FormData ? { body: toBody(form) } : {}),
  })
}

/** Written as multipart, the line breaks of a text would be changed: only what carries a file is. */
function toBody(form: FormData): FormData | URLSearchParams {
  const texts = [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
  return texts.length === [...form].length ? new URLSearchParams(texts) : form
}

/** Without what described the body as it came: the form is written anew. */
function headersOf(request: express.Request, form: TakenForm | null): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && !bodyHeaders.has(name))
      headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  if (form === 'too-large') headers.set(bodyFaultHeader, form)
  return headers
}

const bodyHeaders: ReadonlySet<string> = new Set([
  'content-type',
  'content-length',
  'content-encoding',
  'transfer-encoding',
  'expect',
  bodyFaultHeader,
])

async function send(request: express.Request, response: express.Response, answer: Response) {
  response.status(answer.status)
  if (answer.headers.get('content-disposition')?.startsWith('attachment'))
    response.set('content-security-policy', attachmentPolicy)
  for (const [name, value] of answer.headers) {
    if (name === 'set-cookie') response.append(name, value)
    else response.set(name, value)
  }
  if (request.method === 'HEAD' || !answer.body) {
    await answer.body?.cancel()
    return response.end()
  }
  if (answer.headers.get('content-type')?.startsWith('text/event-stream')) response.flushHeaders()
  return writeReadableStreamToWritable(answer.body, response)
}
