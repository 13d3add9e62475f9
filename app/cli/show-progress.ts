/** One line on a terminal that the next one replaces; an empty text clears it. Nothing where nobody watches. */
export function showProgress(text: string) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${text}`)
}
