/** The value of `class`, of those names that are there. */
export const joinClasses = (...classes: readonly (string | false | undefined)[]) => classes.filter(Boolean).join(' ')
