import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderPart } from '../../tests/fixtures/render-part'
import { EditionLink, FestivalLink, useEditionPath } from './edition-link'

const addressOf = (name: string) => screen.getByRole('link', { name }).getAttribute('href')

test('a link stays in the language, festival and edition of the page', () => {
  renderPart(<EditionLink page="agencies/EDU">Education</EditionLink>, { language: 'en' })
  expect(addressOf('Education')).toBe('/en/hamadan/1404/agencies/EDU')
})

test('a link to another edition keeps the language', () => {
  renderPart(
    <EditionLink of={{ festival: 'fars', edition: '1403' }} page="rankings" search="?group=A">
      رتبه‌ها
    </EditionLink>,
  )
  expect(addressOf('رتبه‌ها')).toBe('/fa/fars/1403/rankings?group=A')
})

test('a link to the festival leaves the edition out', () => {
  renderPart(<FestivalLink page="sources">منابع</FestivalLink>)
  expect(addressOf('منابع')).toBe('/fa/hamadan/sources')
})

test('a file has an address without being a link of the router', () => {
  function Download() {
    return <a href={useEditionPath()('data.csv', '?page=1')}>CSV</a>
  }
  renderPart(<Download />)
  expect(addressOf('CSV')).toBe('/fa/hamadan/1404/data.csv?page=1')
})
