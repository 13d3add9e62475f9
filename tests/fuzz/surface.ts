import type { RouteFinder } from '../../app/server/find-route'
import { type PageForm, parsePage } from './parse-page'
import type { Random } from './random'
import { type RoutePattern, fillPattern, paramsIn } from './route-patterns'

export interface SeenForm {
  route: string
  role: string
  form: PageForm
}

const mostAddresses = 30

/**
 * What is known of the application: addresses and forms by route, and values of parameters, as pages showed them to
 * each role.
 */
export class Surface {
  readonly addresses = new Map<string, Set<string>>()
  readonly forms = new Map<string, SeenForm[]>()
  readonly #values = new Map<string, Set<string>>([['lang', new Set(['fa', 'en'])]])
  readonly #queries = new Set<string>(['index', '_routes', 'page'])
  readonly #byName: ReadonlyMap<string, RoutePattern>

  constructor(
    readonly patterns: readonly RoutePattern[],
    readonly findRoute: RouteFinder,
  ) {
    this.#byName = new Map(patterns.map((pattern) => [pattern.name, pattern]))
  }

  /** Takes in a page as a role sees it, and gives the addresses that it leads to. */
  learn(role: string, address: string, html: string): string[] {
    const { forms, links } = parsePage(html, address)
    for (const link of [address, ...links]) this.#learnAddress(link)
    for (const form of forms) {
      if (form.method === 'get') for (const { name } of form.fields) this.#queries.add(name)
      this.#learnForm(role, form)
    }
    return links
  }

  routeAt(address: string): string | null {
    const [pathname = '', search = ''] = address.split('?')
    return this.findRoute({ pathname, search: search ? `?${search}` : '' })?.name ?? null
  }

  /** A known address of a route, else one that is made of what is known. */
  addressOf(pattern: RoutePattern, random: Random): string {
    const known = [...(this.addresses.get(pattern.name) ?? [])]
    if (known.length && random.chance(0.8)) return random.pick(known)
    return fillPattern(pattern, (param) => this.valueOf(param, random))
  }

  valueOf(param: string, random: Random): string {
    const known = [...(this.#values.get(param) ?? [])]
    return known.length ? random.pick(known) : '1'
  }

  queryName(random: Random): string {
    return random.pick([...this.#queries])
  }

  #learnAddress(address: string) {
    const url = new URL(address, 'http://here')
    for (const name of url.searchParams.keys()) this.#queries.add(name)
    const name = this.routeAt(address)
    const pattern = name === null ? undefined : this.#byName.get(name)
    if (!pattern) return
    const known = this.addresses.get(pattern.name) ?? new Set()
    if (known.size < mostAddresses) known.add(address)
    this.addresses.set(pattern.name, known)
    for (const [param, value] of Object.entries(paramsIn(pattern, url.pathname) ?? {})) {
      const values = this.#values.get(param) ?? new Set()
      if (values.size < mostAddresses) values.add(value)
      this.#values.set(param, values)
    }
  }

  #learnForm(role: string, form: PageForm) {
    const route = form.method === 'post' ? this.routeAt(form.action) : null
    if (route === null) return
    const known = this.forms.get(route) ?? []
    const shape = (form: SeenForm) =>
      `${form.role} ${form.form.fields.map(({ name }) => name).join()} ${form.form.fields.find(({ name }) => name === 'intent')?.values.join()}`
    const seen = { route, role, form }
    const same = known.findIndex((form) => shape(form) === shape(seen))
    // The newest is kept: versions and round numbers of an older one are past.
    if (same === -1) known.push(seen)
    else known[same] = seen
    this.forms.set(route, known)
  }
}
