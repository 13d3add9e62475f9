import { STATUS_CODES } from 'node:http'
import type express from 'express'
import { type Language, isLanguage } from '../i18n/language'
import { textsIn } from '../i18n/texts-in'
import { type KeptForm, isTyped, keepForm } from '../forms/kept/kept-form'
import type { RefusalWords } from '../http/refusal-words'
import { headersOfAll, plainFormPolicy, plainPolicy } from './security-headers'
import { languagePath } from '../http/language-path'

/** Why the server answers before any page is asked. */
const statuses = {
  address: 400,
  host: 400,
  form: 400,
  http: 400,
  otherSite: 403,
  method: 405,
  slow: 408,
  tooLarge: 413,
  tooMany: 413,
  longAddress: 414,
  encoding: 415,
  type: 415,
  otherHost: 421,
  wrongKeys: 429,
  headers: 431,
  failed: 500,
  busy: 503,
  computing: 503,
  'database-full': 503,
  'database-read-only': 503,
  'database-gone': 503,
  'database-busy': 503,
} as const

export type RefusalReason = keyof typeof statuses

/**
 * Answers in the language of the address, as a page where a browser asks, for a form that a page sends itself as that
 * page reads it, else as text. A page shows what was sent (`form`), to be sent again.
 */
export function refuse(
  request: express.Request,
  response: express.Response,
  why: RefusalReason,
  names = '',
  form: FormData | null = null,
): express.Response {
  const language = languageOf(request.path)
  const words = wordsOf(why, language, names)
  const status = statuses[why]
  response
    .status(status)
    .set({ 'content-security-policy': form ? plainFormPolicy : plainPolicy, 'cache-control': 'no-store' })
  if (status === 503) response.set({ 'retry-after': String(retryAfterSeconds(why)), [reasonHeader]: why })
  if (isFormOfPage(request))
    return response
      .set('x-remix-response', 'yes')
      .type('text/x-script; charset=utf-8')
      .send(toErrorStream(words, status))
  if (request.accepts(['text', 'html']) === 'html')
    return response
      .type('html')
      .send(toPage(words, language, form ? toKeptForm(keepForm(form, request.originalUrl, false), language) : ''))
  return response.type('text').send(`${words.title}\n${words.help}\n`)
}

/**
 * Asks a stranger to sign in who opens a link to a file that is not there or not for everybody: the same answer for
 * both, as pages give it. Signed in, they are led to the file.
 */
export function askToSignIn(request: express.Request, response: express.Response): express.Response {
  const language = languageOf(request.path)
  const { error } = textsIn(language)
  const words = { title: error.notFound, help: error.notFoundHelp }
  response.status(404).set({ 'content-security-policy': plainFormPolicy, 'cache-control': 'no-store' })
  return response.type('html').send(toPage(words, language, toSignIn(language, request.originalUrl)))
}

/** The whole answer to what is no request that could be read. It is for machines, so it is in both languages. */
export function rawRefusal(why: RefusalReason, isHttps: boolean, isHead = false): string {
  const text = (['fa', 'en'] as const)
    .map((language) => wordsOf(why, language, ''))
    .map(({ title, help }) => `${title}\n${help}\n`)
    .join('\n')
  const headers = {
    ...headersOfAll({ isHttps }),
    'content-security-policy': plainPolicy,
    'content-type': 'text/plain; charset=utf-8',
    'content-length': String(Buffer.byteLength(text)),
    connection: 'close',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return `HTTP/1.1 ${statuses[why]} ${STATUS_CODES[statuses[why]]}\r\n${lines.join('')}\r\n${isHead ? '' : text}`
}

/** Names the reason for the code of a page, which says it in its own words. */
export const reasonHeader = 'x-refusal'

export function retryAfterSeconds(why: RefusalReason): number {
  return why === 'computing' ? 30 : 60
}

export function wordsOf(why: RefusalReason, language: Language, names = ''): RefusalWords {
  const texts = textsIn(language)
  return { title: texts.refusals[why], help: texts.refusalHelp[why].replace('{{names}}', names) }
}

export function languageOf(path: string): Language {
  const [, first] = path.split('/')
  return isLanguage(first) ? first : 'fa'
}

function isFormOfPage({ method, path }: express.Request): boolean {
  return method === 'POST' && path.endsWith('.data')
}

/**
 * An error of an action as Remix writes it (turbo-stream), so that its page shows these words and not that it could not
 * read the answer.
 */
function toErrorStream({ title, help }: RefusalWords, status: number): string {
  return `${JSON.stringify([{ _1: 2 }, 'error', ['ErrorResponse', 3, 8, 9], { _4: 5, _6: 7 }, 'title', title, 'help', help, status, ''])}\n`
}

function toPage({ title, help }: RefusalWords, language: Language, form: string): string {
  const texts = textsIn(language)
  return `<!doctype html>
<html lang="${language}" dir="${language === 'fa' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${texts.refusalPage.title}</title>
<style>body{font:1.05rem/1.9 Vazirmatn,system-ui,sans-serif;margin:15vh auto;max-width:34rem;padding:0 1rem}h1{font-size:1.5rem}textarea,label,label input{display:block;width:100%;font:inherit;margin-block:.5rem}button{font:inherit}</style>
</head>
<body><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(help)}</p>${form}<p><a href="/${language}">${texts.refusalPage.home}</a></p></main></body>
</html>
`
}

function toKeptForm({ action, fields, files, hasSecret }: KeptForm, language: Language): string {
  const texts = textsIn(language)
  // A line break at the beginning of a text area is not part of its text.
  const areas = fields.map(([name, value]) =>
    isTyped(value)
      ? `<textarea name="${escapeHtml(name)}" aria-label="${escapeHtml(name)}" dir="auto" rows="3">\n${escapeHtml(value)}</textarea>`
      : `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  )
  return `<form method="post" action="${escapeHtml(action)}"><h2>${texts.refusalKept.typed}</h2>${areas.join('')}${files.length ? `<p>${texts.refusalKept.files}</p>` : ''}${hasSecret || files.length ? '' : `<button>${texts.refusalKept.again}</button>`}</form>`
}

function toSignIn(language: Language, to: string): string {
  const texts = textsIn(language)
  const action = languagePath(language, 'sign-in', `?to=${encodeURIComponent(to)}`)
  const field = (name: string, label: string, more: string) =>
    `<label>${label}<input name="${name}" dir="ltr" required ${more}></label>`
  return `<p>${texts.signInHere.leadFile}</p><form method="post" action="${escapeHtml(action)}">${field('name', texts.signInHere.name, 'autocomplete="username" autocapitalize="none" spellcheck="false"')}${field('password', texts.signInHere.password, 'type="password" autocomplete="current-password"')}<button>${texts.held.signInOnly}</button></form><p><a href="${escapeHtml(action)}">${texts.signInHere.page}</a></p>`
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
