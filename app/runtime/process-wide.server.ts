const registry: Record<symbol, unknown> = globalThis

/**
 * Something of which a process has one, although the bundle of the pages and the server around it load this code each
 * for itself.
 */
export function processWide<Value extends object>(name: string, make: () => Value): Value {
  const key = Symbol.for(`sanjeh.${name}`)
  registry[key] ??= make()
  return registry[key] as Value
}
