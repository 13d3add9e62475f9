import { fireEvent, screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { renderPart } from '../../tests/fixtures/render-part'
import { Drawer, NoPart } from './drawer'
import { useDrawer } from './use-drawer'

/** A link that opens what it leads to beside the page. */
function Opener() {
  const { opened, open, close } = useDrawer()
  return (
    <>
      <a href="/fa/hamadan/1404/data/EDU/M1" onClick={open('آموزش و پرورش')}>
        رکوردها
      </a>
      {opened ? (
        <Drawer title={opened.title} to={opened.to} onClose={close}>
          <p>۱۲ رکورد</p>
        </Drawer>
      ) : null}
    </>
  )
}

test('a drawer has the name of what it shows, and leads to the page that shows the same', () => {
  renderPart(<Opener />)
  fireEvent.click(screen.getByRole('link', { name: 'رکوردها' }))
  const dialog = screen.getByRole<HTMLDialogElement>('dialog', { name: 'آموزش و پرورش' })
  expect(dialog.open).toBe(true)
  expect(dialog.textContent).toContain('۱۲ رکورد')
  expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
    '/fa/hamadan/1404/data/EDU/M1',
    '/fa/hamadan/1404/data/EDU/M1',
  ])
})

test('its button closes a drawer, and the link that opened it has the focus again', () => {
  renderPart(<Opener />)
  const link = screen.getByRole('link', { name: 'رکوردها' })
  fireEvent.click(link)
  fireEvent.click(screen.getByRole('button'))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(document.activeElement).toBe(link)
})

test('a click beside a drawer closes it, a click in it does not', () => {
  renderPart(<Opener />)
  fireEvent.click(screen.getByRole('link', { name: 'رکوردها' }))
  fireEvent.click(screen.getByText('۱۲ رکورد'))
  fireEvent.click(screen.getByRole('dialog'))
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('a click for another tab is left to the browser', () => {
  renderPart(<Opener />)
  fireEvent.click(screen.getByRole('link', { name: 'رکوردها' }), { ctrlKey: true })
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('a drawer stands outside of the table that opened it', () => {
  function Page() {
    const [isOpen, setOpen] = useState(true)
    return (
      <section>
        {isOpen ? (
          <Drawer title="رتبه" to="/fa" onClose={() => setOpen(false)}>
            متن
          </Drawer>
        ) : null}
      </section>
    )
  }
  renderPart(<Page />)
  expect(screen.getByRole('dialog').parentElement).toBe(document.body)
})

test('a part that is on its way is told from one that failed', () => {
  const { unmount } = renderPart(<NoPart hasFailed={false} />, { language: 'en' })
  const coming = screen.getByRole('status').textContent
  unmount()
  renderPart(<NoPart hasFailed />, { language: 'en' })
  expect(screen.getByRole('status').textContent).not.toBe(coming)
})
