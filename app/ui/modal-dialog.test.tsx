import { fireEvent, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { renderPart } from '../../tests/fixtures/render-part'
import { ModalDialog } from './modal-dialog'

const question = (onClose: () => void) => (
  <ModalDialog title="تغییرها ذخیره نشده‌اند" onClose={onClose}>
    <p>می‌مانید؟</p>
  </ModalDialog>
)

test('a question stands over the page under its title', () => {
  renderPart(question(() => {}))
  const dialog = screen.getByRole<HTMLDialogElement>('dialog', { name: 'تغییرها ذخیره نشده‌اند' })
  expect(dialog.open).toBe(true)
  expect(dialog.parentElement).toBe(document.body)
})

test('Escape asks the page to close it, which may keep it open', () => {
  const onClose = vi.fn()
  renderPart(question(onClose))
  const dialog = screen.getByRole<HTMLDialogElement>('dialog')
  expect(fireEvent(dialog, new Event('cancel', { cancelable: true }))).toBe(false)
  expect(onClose).toHaveBeenCalledOnce()
  expect(dialog.open).toBe(true)
})

test('a question that is answered is gone', () => {
  const { unmount } = renderPart(question(() => {}))
  unmount()
  expect(screen.queryByRole('dialog')).toBeNull()
})
