/** Letters of a reason that goes along with a change into the log. */
export const mostReason = 300
