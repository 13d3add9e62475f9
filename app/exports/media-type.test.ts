import { expect, test } from 'vitest'
import { attachmentNamed, nameByType } from './media-type'

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

test.each([
  ['گواه.pdf', '%DA%AF%D9%88%D8%A7%D9%87.pdf'],
  ["it's (a) *.pdf", 'it%27s%20%28a%29%20%2A.pdf'],
  ['a"; filename=b.exe\r\nx: y', 'a%22%3B%20filename%3Db.exe%0D%0Ax%3A%20y'],
] as const)('the name %s is one value of its header', (name, encoded) => {
  expect(attachmentNamed(name)).toBe(`attachment; filename*=UTF-8''${encoded}`)
  expect(decodeURIComponent(encoded)).toBe(name)
})
