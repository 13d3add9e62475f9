/** The fields of the address that say which part of a file is its table; forms on the page pass all of them on. */
export const tableFields = ['sheet', 'from', 'to', 'of'] as const
