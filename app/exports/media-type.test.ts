import { expect, test } from 'vitest'
import { nameByType } from './media-type'

test.each([
  ['گواه.pdf', 'application/pdf', 'گواه.pdf'],
  ['scan.JPEG', 'image/jpeg', 'scan.JPEG'],
  ['invoice.exe', 'application/pdf', 'invoice.exe.pdf'],
  ['page.html', 'image/png', 'page.html.png'],
  ['pdf', 'application/pdf', 'pdf.pdf'],
  ['no end', 'image/webp', 'no end.webp'],
  ['x.pdf', 'application/x-unknown', 'x.pdf.bin'],
] as const)('a file called %s of the type %s is handed out as %s', (name, type, shown) => {
  expect(nameByType(name, type)).toBe(shown)
})
