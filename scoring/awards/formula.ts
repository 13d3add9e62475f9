import type { Bilingual } from '../model'
import { persianDigits } from '../persian-digits'

/**
 * Arithmetic over nodes: numbers, + − * /, brackets, `min(a, b, …)`, `max(a, b, …)`, and a node as `[D1]` (its score in
 * points), `percent[D1]` (its score in percent of its points) or `value[D1-1]` (an indicator in its own unit). Parsed,
 * never run as code.
 */
export type Expression =
  | { readonly is: 'number'; readonly value: number }
  | { readonly is: 'node'; readonly code: string; readonly of: NodeAspect }
  | { readonly is: 'call'; readonly operator: Operator; readonly operands: readonly Expression[] }

export type NodeAspect = 'score' | 'percent' | 'value'
type Operator = '+' | '-' | '*' | '/' | 'negate' | 'min' | 'max'

export type ParsedFormula = { ok: true; expression: Expression } | { ok: false; at: number; problem: Bilingual }

interface Token {
  kind: 'number' | 'node' | 'name' | 'sign' | 'end'
  text: string
  at: number
}

class FormulaError extends Error {
  constructor(
    readonly at: number,
    readonly problem: Bilingual,
  ) {
    super(problem.en)
  }
}

const mostLevels = 60

/** Persian digits and × ÷ − are read as the keyboard's own. `at` counts characters from 0. */
export function parseFormula(text: string): ParsedFormula {
  try {
    const reader = new Reader(toTokens(toPlainSigns(text)))
    const expression = readSum(reader, 0)
    reader.expect('')
    return { ok: true, expression }
  } catch (error) {
    if (error instanceof FormulaError) return { ok: false, at: error.at, problem: error.problem }
    throw error
  }
}

/** Null where a node has no value for the agency, or a division has no answer. */
export function evaluateFormula(
  expression: Expression,
  valueOf: (code: string, of: NodeAspect) => number | null,
): number | null {
  if (expression.is === 'number') return expression.value
  if (expression.is === 'node') return valueOf(expression.code, expression.of)
  const values: number[] = []
  for (const operand of expression.operands) {
    const value = evaluateFormula(operand, valueOf)
    if (value === null) return null
    values.push(value)
  }
  const answer = apply(expression.operator, values)
  return Number.isFinite(answer) ? answer : null
}

/** The nodes that a formula names, each once for each way it is named. */
export function listFormulaNodes(expression: Expression): { code: string; of: NodeAspect }[] {
  if (expression.is === 'number') return []
  return expression.is === 'node'
    ? [{ code: expression.code, of: expression.of }]
    : expression.operands.flatMap(listFormulaNodes)
}

function apply(operator: Operator, values: readonly number[]): number {
  const [first = 0, second = 0] = values
  if (operator === 'min') return Math.min(...values)
  if (operator === 'max') return Math.max(...values)
  if (operator === 'negate') return -first
  if (operator === '+') return first + second
  if (operator === '-') return first - second
  return operator === '*' ? first * second : first / second
}

function toPlainSigns(text: string): string {
  const digits = text
    .replaceAll(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
  return digits.replaceAll('×', '*').replaceAll('÷', '/').replaceAll('−', '-').replaceAll('٫', '.').replaceAll('،', ',')
}

const lexemes = /(?<space>\s+)|(?<number>\d+(?:\.\d+)?)|\[(?<node>[^[\]]+)\]|(?<name>[a-z]+)|(?<sign>[-+*/(),])/y

function toTokens(text: string): Token[] {
  const tokens: Token[] = []
  lexemes.lastIndex = 0
  for (let at = 0; at < text.length; at = lexemes.lastIndex) {
    const groups = lexemes.exec(text)?.groups
    if (!groups)
      throw new FormulaError(at, {
        fa: `نویسهٔ «${text[at]}» در این‌جا معنا ندارد.`,
        en: `The character “${text[at]}” makes no sense here.`,
      })
    const { space, number, node, name, sign } = groups
    if (space !== undefined) continue
    if (number !== undefined) tokens.push({ kind: 'number', text: number, at })
    else if (node !== undefined) tokens.push({ kind: 'node', text: node.trim(), at })
    else if (name !== undefined) tokens.push({ kind: 'name', text: name, at })
    else tokens.push({ kind: 'sign', text: sign ?? '', at })
  }
  return [...tokens, { kind: 'end', text: '', at: text.length }]
}

class Reader {
  private place = 0
  constructor(private readonly tokens: readonly Token[]) {}

  get next(): Token {
    return this.tokens[this.place] ?? { kind: 'end', text: '', at: 0 }
  }

  take(): Token {
    const token = this.next
    this.place++
    return token
  }

  /** Steps over a sign where it is the next one. */
  skip(...signs: readonly string[]): string | null {
    const { kind, text } = this.next
    if (kind !== 'sign' || !signs.includes(text)) return null
    this.place++
    return text
  }

  /** A sign that must come next; nothing: the end. */
  expect(sign: string) {
    if (sign === '' ? this.next.kind === 'end' : this.skip(sign)) return
    throw unexpected(this.next, sign)
  }
}

function unexpected({ at, text, kind }: Token, expected: string): FormulaError {
  const found =
    kind === 'end'
      ? { fa: 'فرمول ناتمام است', en: 'The formula is not finished' }
      : { fa: `«${text}» در این‌جا معنا ندارد`, en: `“${text}” makes no sense here` }
  return new FormulaError(
    at,
    expected
      ? { fa: `${found.fa}؛ «${expected}» لازم است.`, en: `${found.en}; “${expected}” is needed.` }
      : { fa: `${found.fa}.`, en: `${found.en}.` },
  )
}

function readSum(reader: Reader, level: number): Expression {
  let left = readProduct(reader, level)
  for (let sign = reader.skip('+', '-'); sign; sign = reader.skip('+', '-')) {
    left = { is: 'call', operator: sign === '+' ? '+' : '-', operands: [left, readProduct(reader, level)] }
  }
  return left
}

function readProduct(reader: Reader, level: number): Expression {
  let left = readFactor(reader, level)
  for (let sign = reader.skip('*', '/'); sign; sign = reader.skip('*', '/')) {
    left = { is: 'call', operator: sign === '*' ? '*' : '/', operands: [left, readFactor(reader, level)] }
  }
  return left
}

function readFactor(reader: Reader, level: number): Expression {
  if (level > mostLevels)
    throw new FormulaError(reader.next.at, {
      fa: `فرمول بیش از ${persianDigits(mostLevels)} لایه دارد.`,
      en: `The formula is more than ${mostLevels} levels deep.`,
    })
  if (reader.skip('-')) return { is: 'call', operator: 'negate', operands: [readFactor(reader, level + 1)] }
  if (reader.skip('(')) {
    const inner = readSum(reader, level + 1)
    reader.expect(')')
    return inner
  }
  const token = reader.take()
  if (token.kind === 'number') return { is: 'number', value: Number(token.text) }
  if (token.kind === 'node') return { is: 'node', code: token.text, of: 'score' }
  if (token.text === 'min' || token.text === 'max')
    return { is: 'call', operator: token.text, operands: readOperands(reader, level + 1) }
  const node = reader.next
  if ((token.text === 'percent' || token.text === 'value') && node.kind === 'node')
    return { is: 'node', code: reader.take().text, of: token.text }
  throw unexpected(token, '')
}

function readOperands(reader: Reader, level: number): Expression[] {
  reader.expect('(')
  const operands = [readSum(reader, level)]
  while (reader.skip(',')) operands.push(readSum(reader, level))
  reader.expect(')')
  return operands
}
