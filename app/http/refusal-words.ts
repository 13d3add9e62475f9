/** Why the server refused a request before any page read it, and what to do. */
export interface RefusalWords {
  title: string
  help: string
}

export function isRefusalWords(data: unknown): data is RefusalWords {
  return (
    typeof data === 'object' &&
    data !== null &&
    'title' in data &&
    typeof data.title === 'string' &&
    'help' in data &&
    typeof data.help === 'string'
  )
}
