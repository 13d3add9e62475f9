import { Link, type LinkProps, useParams } from '@remix-run/react'
import { type ButtonKind, buttonLook } from './button'
import {
  type AddressParams,
  type EditionPage,
  type FestivalPage,
  editionPath,
  festivalPath,
} from '../http/edition-path'

/** Gives addresses of pages of the edition that is shown, for what is no link of its own: files, forms, tabs. */
export function useEditionPath(): (page?: EditionPage, search?: string) => string {
  const params = useParams()
  return (page, search) => editionPath(params, page, search)
}

/** Gives addresses of pages of the festival that is shown. */
export function useFestivalPath(): (page?: FestivalPage, search?: string) => string {
  const params = useParams()
  return (page, search) => festivalPath(params, page, search)
}

interface ButtonLook {
  /** Looks like a button of this kind. */
  kind?: ButtonKind
}

interface EditionLinkProps extends Omit<LinkProps, 'to'>, ButtonLook {
  page?: EditionPage
  /** Begins with `?`. */
  search?: string
  /** Codes of another festival or edition than the page shows. */
  of?: AddressParams
}

/** A link to a page of the edition that is shown, or of another. */
export function EditionLink({ page, search, of, kind = 'bare', className, ...link }: EditionLinkProps) {
  return (
    <Link to={editionPath({ ...useParams(), ...of }, page, search)} className={buttonLook(kind, className)} {...link} />
  )
}

interface FestivalLinkProps extends Omit<LinkProps, 'to'>, ButtonLook {
  page?: FestivalPage
  of?: AddressParams
}

/** A link to a page of the festival that is shown, or of another. */
export function FestivalLink({ page, of, kind = 'bare', className, ...link }: FestivalLinkProps) {
  return <Link to={festivalPath({ ...useParams(), ...of }, page)} className={buttonLook(kind, className)} {...link} />
}
