export interface SlowStatement {
  /** Its text, with marks where its values go. */
  text: string
  /** From when it was asked for until its rows were there. */
  ms: number
}

export const slowMs = 200

/**
 * The same client, which tells of each statement that takes longer than `slowMs`, also in a transaction. A page that
 * has become slow says so while it is written, and not when its users wait.
 */
export function watchStatements<Client extends object>(client: Client, tell: (slow: SlowStatement) => void): Client {
  return new Proxy(client, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (typeof value !== 'function') return value
      const call = (args: readonly unknown[]): unknown => Reflect.apply(value, target, args)
      if (name === 'query' || name === 'exec') return (...args: unknown[]) => time(args[0], () => call(args), tell)
      // A transaction is a client of its own: given to its work by the embedded database, and by a pool to who
      // connects.
      if (name === 'transaction')
        return (work: (transaction: object) => unknown) =>
          call([(transaction: object) => work(watchStatements(transaction, tell))])
      if (name === 'connect') return async () => watchConnected(await call([]), tell)
      return value.bind(target)
    },
  })
}

function watchConnected(client: unknown, tell: (slow: SlowStatement) => void): unknown {
  return typeof client === 'object' && client !== null ? watchStatements(client, tell) : client
}

async function time(asked: unknown, ask: () => unknown, tell: (slow: SlowStatement) => void): Promise<unknown> {
  const start = performance.now()
  try {
    return await ask()
  } finally {
    const ms = Math.round(performance.now() - start)
    if (ms > slowMs) tell({ text: textOf(asked), ms })
  }
}

function textOf(asked: unknown): string {
  if (typeof asked === 'string') return asked
  return typeof asked === 'object' && asked !== null && 'text' in asked ? String(asked.text) : ''
}
