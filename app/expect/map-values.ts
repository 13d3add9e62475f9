/** The same keys with other values. */
export function mapValues<Key extends string, Value, Made>(
  object: Readonly<Record<Key, Value>>,
  make: (value: Value, key: Key) => Made,
): Record<Key, Made> {
  const made: Partial<Record<Key, Made>> = {}
  for (const key in object) made[key] = make(object[key], key)
  if (!isWhole(made, object)) throw new Error('Expected a value for each key')
  return made
}

function isWhole<Key extends string, Made>(
  made: Partial<Record<Key, Made>>,
  object: Readonly<Record<Key, unknown>>,
): made is Record<Key, Made> {
  return Object.keys(object).every((key) => key in made)
}
