/** Whether a rank is one of the first places, of which people ask who would have won. */
export const isFirst = (rank: number | null): rank is number => rank !== null && rank <= 3
