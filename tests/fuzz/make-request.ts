import { type Hostile, encode, hostileFile, hostileValue, mark } from './hostile-values'
import type { Field, PageForm } from './parse-page'
import type { Random } from './random'
import type { Sent } from './send'
import type { Surface } from './surface'

export interface Planned {
  route: string
  sent: Sent
  /** Names of the fields that were sent otherwise than the page would have. */
  fields: string[]
}

const urlencoded = 'application/x-www-form-urlencoded'
const methods = ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'] as const

/** One request that is meant badly, or only clumsily. */
export function makeRequest(surface: Surface, role: string, random: Random, words: string): Planned {
  const roll = random.next()
  if (roll < 0.5) return makeForm(surface, role, random, words)
  if (roll < 0.8) return makeAddress(surface, random)
  if (roll < 0.92) return makeHeaders(surface, random)
  return makeBroken(surface, random)
}

/** A form of a page, of whoever is shown it, with fields that are changed, left out, doubled or made up. */
function makeForm(surface: Surface, role: string, random: Random, words: string): Planned {
  const routes = [...surface.forms.keys()]
  if (!routes.length) return makeAddress(surface, random)
  const known = surface.forms.get(random.pick(routes)) ?? []
  const row = known.filter((seen) => seen.role === role)
  const { route, form } = random.pick(row.length && random.chance(0.85) ? row : known)
  const badness = random.pick([0, 0, 0.1, 0.4, 0.8])
  const changed: string[] = []
  const pairs = form.fields.flatMap((field): [string, Hostile | 'file'][] => {
    const isBad = random.chance(badness)
    if (isBad || field.values.every((value) => value === '')) changed.push(field.name)
    if (isBad && random.chance(0.15)) return []
    const value = isBad ? (field.isFile ? 'file' : hostileValue(random)) : plainValue(field, random, words)
    return isBad && random.chance(0.1)
      ? [
          [field.name, value],
          [field.name, value],
        ]
      : [[field.name, value]]
  })
  if (random.chance(badness / 3))
    pairs.push([random.pick(['__proto__', 'constructor', 'intent', 'a[b]', '', 'version']), hostileValue(random)])
  const path = random.chance(0.3) ? form.action.replace(/(?=\?|$)/, '.data') : form.action
  return { route, fields: changed, sent: { method: 'POST', path, ...writeBody(form, pairs, random) } }
}

/** As somebody would fill it in who means well. */
function plainValue({ values, isFile }: Field, random: Random, words: string): Hostile | 'file' {
  if (isFile) return 'file'
  const value = values.length ? random.pick(values) : ''
  return { text: value === '' && random.chance(0.7) ? random.pick([words, '12', '1405/03/01', '10:00']) : value }
}

function writeBody(
  form: PageForm,
  pairs: readonly (readonly [string, Hostile | 'file'])[],
  random: Random,
): Pick<Sent, 'headers' | 'body'> {
  const isMultipart = form.isMultipart ? !random.chance(0.1) : random.chance(0.05)
  if (!isMultipart) {
    const body = Buffer.from(
      pairs.map(([name, value]) => `${encodeURIComponent(name)}=${value === 'file' ? '' : encode(value)}`).join('&'),
    )
    return { headers: { 'content-type': urlencoded, 'content-length': String(body.length) }, body }
  }
  const boundary = `----${mark}${random.below(1e9)}`
  const parts = pairs.flatMap(([name, value]) => {
    const quoted = name.replaceAll('"', '%22')
    if (value !== 'file')
      return [
        Buffer.from(
          `--${boundary}\r\ncontent-disposition: form-data; name="${quoted}"\r\n\r\n${'text' in value ? value.text : decodeBytes(value.encoded)}\r\n`,
        ),
      ]
    const file = hostileFile(random)
    return [
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="${quoted}"; filename="${file.name}"\r\ncontent-type: ${file.type}\r\n\r\n`,
      ),
      file.bytes,
      Buffer.from('\r\n'),
    ]
  })
  const body = Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)])
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'content-length': String(body.length) },
    body,
  }
}

/** Bytes that an escape stands for, as they are. */
function decodeBytes(encoded: string): string {
  return encoded.replaceAll(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** An address with a parameter or a query that nobody foresaw. */
function makeAddress(surface: Surface, random: Random): Planned {
  const pattern = random.pick(surface.patterns)
  const address = surface.addressOf(pattern, random)
  const [pathname = '', search = ''] = address.split('?')
  const parts = pathname.split('/')
  const fields: string[] = []
  if (pattern.params.length && random.chance(0.6)) {
    const index = 1 + random.below(parts.length - 1)
    parts[index] = encode(hostileValue(random))
    fields.push(`path ${index}`)
  }
  const queries = search ? search.split('&') : []
  for (let count = random.below(3); count > 0; count--) {
    const name = surface.queryName(random)
    queries.push(`${encodeURIComponent(name)}=${encode(hostileValue(random))}`)
    fields.push(`?${name}`)
  }
  const ending = random.chance(0.3) ? '.data' : ''
  const path = `${parts.join('/')}${ending}${queries.length ? `?${queries.join('&')}` : ''}`.replaceAll(
    /[\s\0]/g,
    '%20',
  )
  return {
    route: pattern.name,
    fields,
    sent: { method: random.chance(0.1) ? 'HEAD' : 'GET', path, headers: {}, body: null },
  }
}

const headerNames = [
  'accept',
  'accept-encoding',
  'accept-language',
  'authorization',
  'cookie',
  'forwarded',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'range',
  'referer',
  'user-agent',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-remix-response',
  'x-sanjeh-address',
  'x-sanjeh-body-fault',
  'sec-fetch-site',
  'origin',
  'upgrade',
  'te',
] as const
const headerValues = [
  '',
  '*',
  'null',
  'bytes=0-0,5-',
  'bytes=-1',
  '"x"',
  'W/"x"',
  'gzip;q=0',
  'fa;q=2,en;q=x',
  'Bearer sanjeh_x',
  `Bearer sanjeh_${'a'.repeat(5000)}`,
  'Basic x',
  'sanjeh.session_token=x',
  'sanjeh-theme=%zz; sanjeh-calendar=__proto__',
  ';;=;',
  'localhost:99999',
  '127.0.0.1, ::1',
  'for=unknown',
  'https://elsewhere.example',
  'cross-site',
  'Thu, 32 Jan 2026',
  'x'.repeat(4000),
  'too-large',
  'websocket',
  'trailers',
] as const

function makeHeaders(surface: Surface, random: Random): Planned {
  const pattern = random.pick(surface.patterns)
  const names = Array.from({ length: 1 + random.below(3) }, () => random.pick(headerNames))
  const path = surface.addressOf(pattern, random)
  return {
    route: pattern.name,
    fields: names,
    sent: {
      method: 'GET',
      path,
      headers: Object.fromEntries(names.map((name) => [name, random.pick(headerValues)])),
      body: null,
    },
  }
}

/** What no browser sends. */
function makeBroken(surface: Surface, random: Random): Planned {
  const pattern = random.pick(surface.patterns)
  const path = surface.addressOf(pattern, random)
  if (random.chance(0.3))
    return {
      route: pattern.name,
      fields: ['method'],
      sent: { method: random.pick(methods), path, headers: {}, body: null },
    }
  const [type, text] = random.pick([
    ['application/json', '{"intent":"x"}'],
    ['application/json', '['.repeat(50_000)],
    ['text/plain', 'intent=x'],
    ['multipart/form-data', 'x'],
    ['multipart/form-data; boundary=x', '--x'],
    ['multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nb'],
    [urlencoded, 'a&'.repeat(20_000)],
    [urlencoded, 'a=%'],
    [urlencoded, '\u0000'],
    ['', 'a=1'],
    ['x', 'x'],
    [urlencoded, `a=${'x'.repeat(200_000)}`],
    [
      'multipart/form-data; boundary=x',
      `--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n${'x'.repeat(900_000)}\r\n--x--`,
    ],
  ] as const)
  const body = Buffer.from(text)
  const isChunked = random.chance(0.3)
  return {
    route: pattern.name,
    fields: ['body'],
    sent: {
      method: 'POST',
      path,
      headers: {
        'content-type': type,
        ...(isChunked ? { 'transfer-encoding': 'chunked' } : { 'content-length': String(body.length) }),
      },
      body,
    },
  }
}
