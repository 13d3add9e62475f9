const itemsOnPage = 100

/** One page of a long list, and where it is in it: a page beyond the last one is the last. */
export function pageOf<Item>(items: readonly Item[], wanted: number) {
  const pages = Math.max(1, Math.ceil(items.length / itemsOnPage))
  const page = Math.min(wanted, pages)
  const from = (page - 1) * itemsOnPage
  return { shown: items.slice(from, from + itemsOnPage), page, pages, from, matches: items.length }
}
