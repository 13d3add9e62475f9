import type { SourceDefinition } from './definition'
import { type Expression, compileExpression } from './expression'
import { formatOf } from './read/formats'

type Mapping = SourceDefinition['mapping']

export interface CompiledMetric {
  code: string
  text: string
  expression: Expression
  combine: 'only' | 'sum'
}

/** A definition whose expressions are known to be well formed. */
export interface CompiledDefinition {
  definition: SourceDefinition
  /** From a JSON answer to its records; null for a CSV. */
  records: Expression | null
  /** From a JSON answer to the cursor or link of the next page. */
  next: Expression | null
  agency: Expression
  title: Expression | null
  service: Expression | null
  period: Record<string, Expression>
  metrics: CompiledMetric[]
  noData: Set<string>
  notApplicable: Set<string>
}

export interface DefinitionProblem {
  why: 'bad-expression'
  detail: string
}

/** Everything that is wrong with the expressions at once, or the definition ready for use. */
export function compileDefinition(
  definition: SourceDefinition,
): { ok: true; compiled: CompiledDefinition } | { ok: false; problems: DefinitionProblem[] } {
  const problems: DefinitionProblem[] = []
  const compile = (text: string | undefined): Expression | null => {
    if (text === undefined) return null
    const made = compileExpression(text)
    if (made.ok) return made.expression
    problems.push({ why: made.why, detail: made.detail })
    return null
  }
  const { mapping, format, pagination } = definition
  const compiled = {
    definition,
    records: compile(formatOf(format).recordsAt(format)),
    next: compile('next' in pagination ? pagination.next : undefined),
    agency: compile(mapping.agency.value),
    title: compile(mapping.agency.register?.title),
    service: compile(mapping.service),
    period: compilePeriod(mapping.period, compile),
    metrics: mapping.metrics.map((metric) => ({
      code: metric.metric,
      text: metric.value,
      expression: compile(metric.value),
      combine: metric.combine,
    })),
    noData: new Set(mapping.noData),
    notApplicable: new Set(mapping.notApplicable),
  }
  return problems.length || !isWhole(compiled) ? { ok: false, problems } : { ok: true, compiled }
}

function compilePeriod(
  { calendar: _, ...parts }: Mapping['period'],
  compile: (text: string) => Expression | null,
): Record<string, Expression | null> {
  return Object.fromEntries(Object.entries(parts).map(([part, text]) => [part, compile(text)]))
}

type Halfway = Omit<CompiledDefinition, 'agency' | 'period' | 'metrics'> & {
  agency: Expression | null
  period: Record<string, Expression | null>
  metrics: (Omit<CompiledMetric, 'expression'> & { expression: Expression | null })[]
}

function isWhole(compiled: Halfway): compiled is CompiledDefinition {
  return (
    compiled.agency !== null &&
    Object.values(compiled.period).every(Boolean) &&
    compiled.metrics.every((metric) => metric.expression)
  )
}
