import { TreeInterpreter, compile } from '@jmespath-community/jmespath'

/**
 * A compiled JMESPath expression. The language has no loops and no recursion, so every expression ends; but one that
 * doubles lists again and again can fill the memory, so definitions are written by people who run the festival, not by
 * visitors.
 */
export type Expression = ReturnType<typeof compile>

export function compileExpression(
  text: string,
): { ok: true; expression: Expression } | { ok: false; why: 'bad-expression'; detail: string } {
  try {
    return { ok: true, expression: compile(text) }
  } catch (error) {
    return {
      ok: false,
      why: 'bad-expression',
      detail: `${text}: ${error instanceof Error ? error.message : String(error)}`,
    }
  }
}

/** What an expression finds in a record; a type that a function can't take is a failure, a missing field is null. */
export function evaluate(
  expression: Expression,
  record: unknown,
): { ok: true; value: unknown } | { ok: false; detail: string } {
  try {
    return { ok: true, value: TreeInterpreter.search(expression, record as never) as unknown }
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message : String(error) }
  }
}
