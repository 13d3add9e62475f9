/** What the error page says of a form whose intent the page does not know. */
export const unknownIntent = 'unknown-intent'
