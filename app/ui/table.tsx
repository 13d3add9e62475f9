import type { ComponentPropsWithoutRef, ReactNode, Ref } from 'react'
import { joinClasses } from './join-classes'

/** What a screen reader calls the region: a text, or the element with this id. */
type RegionName = { label: string; labelledBy?: undefined } | { labelledBy: string; label?: undefined }

interface Region {
  /** No higher than the screen, so that the headings stay in sight. */
  isTall?: boolean
  className?: string
  regionRef?: Ref<HTMLDivElement>
}

/**
 * Scrolls what is wider than the page. It takes the focus, so that the arrow keys scroll it too, and so it needs a
 * name.
 */
export function ScrollRegion({
  label,
  labelledBy,
  isTall = false,
  className,
  regionRef,
  children,
}: Region & RegionName & { children: ReactNode }) {
  return (
    <div
      className={joinClasses('scroll', isTall && 'tall', className)}
      tabIndex={0}
      role="region"
      aria-label={label}
      aria-labelledby={labelledBy}
      ref={regionRef}
    >
      {children}
    </div>
  )
}

interface BareTableProps extends Omit<ComponentPropsWithoutRef<'table'>, 'className'> {
  /** Read by a screen reader only. A caption for everyone is a `<caption>` among the children. */
  caption?: string
  /** The column of row headings stays in sight while the others scroll under it. */
  isPinned?: boolean
  /** Further classes of the table. */
  look?: string
}

/** A table without a region of its own: inside a form, or beside something else in a `ScrollRegion`. */
export function BareTable({ caption, isPinned = false, look, children, ...table }: BareTableProps) {
  return (
    <table className={joinClasses('table', isPinned && 'pinned', look)} {...table}>
      {caption === undefined ? null : <caption className="sr-only">{caption}</caption>}
      {children}
    </table>
  )
}

type TableProps = BareTableProps &
  Region &
  (RegionName | { caption: string; label?: undefined; labelledBy?: undefined })

/**
 * A table in a region that scrolls. A caption names both, unless the region has another name. `className` belongs to
 * the region, `look` to the table.
 */
export function Table({ label, labelledBy, isTall, className, regionRef, ...table }: TableProps) {
  const name = labelledBy === undefined ? { label: label ?? table.caption ?? '' } : { labelledBy }
  return (
    <ScrollRegion {...name} isTall={isTall} className={className} regionRef={regionRef}>
      <BareTable {...table} />
    </ScrollRegion>
  )
}

/** The one row of headings of a table. Where there are two, write `<thead>` with a `<tr>` each. */
export function Head(row: ComponentPropsWithoutRef<'tr'>) {
  return (
    <thead>
      <tr {...row} />
    </thead>
  )
}

export function ColumnHead(props: ComponentPropsWithoutRef<'th'>) {
  return <th scope="col" {...props} />
}

export function RowHead(props: ComponentPropsWithoutRef<'th'>) {
  return <th scope="row" {...props} />
}

/**
 * A cell with a number. The style sheet aligns the column of such cells and its heading, so that digits of one worth
 * stand under each other.
 */
export function NumberCell({ className, ...props }: ComponentPropsWithoutRef<'td'>) {
  return <td className={joinClasses('number', className)} {...props} />
}
