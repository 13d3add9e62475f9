/** A field of a form as a page shows it. */
export interface Field {
  name: string
  /** What the page would send if nobody touched it; for one of a choice, each that there is. */
  values: string[]
  isFile: boolean
}

export interface PageForm {
  /** Where it is sent: the address of the page where it says nothing else. */
  action: string
  method: 'get' | 'post'
  isMultipart: boolean
  fields: Field[]
}

/**
 * The forms and the links of a page as the server writes it. React writes attributes in double quotes, so no parser of
 * all HTML is needed.
 */
export function parsePage(html: string, address: string): { forms: PageForm[]; links: string[] } {
  const links = [...html.matchAll(/\shref="([^"]*)"/g)].flatMap(([, href = '']) =>
    toOwnAddress(unescape(href), address),
  )
  const forms = [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, attributes = '', inner = '']) => {
    const row = readAttributes(attributes)
    const id = row.get('id')
    const outside =
      id === undefined
        ? ''
        : [...html.matchAll(/<(?:input|select|textarea|button)\b[^>]*\bform="([^"]*)"[^>]*>/g)]
            .filter(([, of]) => of === id)
            .map(([tag]) => tag)
            .join('')
    const [action = address] = toOwnAddress(row.get('action') ?? address, address)
    const method: PageForm['method'] = row.get('method')?.toLowerCase() === 'post' ? 'post' : 'get'
    return {
      action,
      method,
      isMultipart: row.get('enctype') === 'multipart/form-data',
      fields: readFields(inner + outside),
    }
  })
  return { forms, links }
}

function readFields(html: string): Field[] {
  const fields = new Map<string, Field>()
  const add = (name: string | undefined, values: string[], isFile = false) => {
    if (name === undefined || name === '') return
    const known = fields.get(name) ?? { name, values: [], isFile }
    known.values.push(...values)
    fields.set(name, known)
  }
  for (const [, attributes = ''] of html.matchAll(/<(?:input|button)\b([^>]*)>/g)) {
    const row = readAttributes(attributes)
    add(row.get('name'), [row.get('value') ?? (row.get('type') === 'checkbox' ? 'on' : '')], row.get('type') === 'file')
  }
  for (const [, attributes = '', text = ''] of html.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g))
    add(readAttributes(attributes).get('name'), [unescape(text)])
  for (const [, attributes = '', options = ''] of html.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
    add(
      readAttributes(attributes).get('name'),
      [...options.matchAll(/<option\b([^>]*)>/g)].map(([, own = '']) => readAttributes(own).get('value') ?? ''),
    )
  }
  return [...fields.values()]
}

function readAttributes(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [
      name.toLowerCase(),
      unescape(value),
    ]),
  )
}

function toOwnAddress(href: string, base: string): string[] {
  const start = 'http://here'
  if (!URL.canParse(href, start + base)) return []
  const { origin, pathname, search } = new URL(href, start + base)
  return origin === start ? [pathname + search] : []
}

function unescape(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
