/** The hidden field that says what a form was opened with. */
export const openedField = 'opened'
