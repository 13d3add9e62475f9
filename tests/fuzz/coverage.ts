import type { Answer } from './send'
import type { Planned } from './make-request'
import type { Surface } from './surface'

interface Tried {
  requests: number
  methods: Set<string>
  roles: Set<string>
  fields: Set<string>
  statuses: Map<number, number>
}

/** What was tried: of each route the methods, the roles and the fields. */
export class Coverage {
  readonly #byRoute = new Map<string, Tried>()

  note(role: string, { route, sent, fields }: Planned, { status }: Answer) {
    const tried = this.#byRoute.get(route) ?? {
      requests: 0,
      methods: new Set(),
      roles: new Set(),
      fields: new Set(),
      statuses: new Map(),
    }
    tried.requests++
    tried.methods.add(sent.method)
    tried.roles.add(role)
    for (const field of fields) tried.fields.add(field)
    tried.statuses.set(status, (tried.statuses.get(status) ?? 0) + 1)
    this.#byRoute.set(route, tried)
  }

  routes(): string[] {
    return [...this.#byRoute.keys()]
  }

  /**
   * A line for each route: requests, methods, roles, how many fields of its forms were changed, and how it answered.
   */
  describe({ patterns, forms }: Surface): string[] {
    return patterns.map(({ name }) => {
      const tried = this.#byRoute.get(name)
      if (!tried) return `${name}: not tried`
      const known = new Set((forms.get(name) ?? []).flatMap(({ form }) => form.fields.map((field) => field.name)))
      const changed = [...known].filter((field) => tried.fields.has(field)).length
      const statuses = [...tried.statuses]
        .toSorted(([a], [b]) => a - b)
        .map(([status, count]) => `${status === -1 ? 'not sent' : status} × ${count}`)
      return `${name}: ${tried.requests} requests, ${[...tried.methods].join(' ')}, ${tried.roles.size} roles, fields ${changed} of ${known.size}; ${statuses.join(', ')}`
    })
  }
}
