import arabicFont from '@fontsource-variable/vazirmatn/files/vazirmatn-arabic-wght-normal.woff2?url'
import latinFont from '@fontsource-variable/vazirmatn/files/vazirmatn-latin-wght-normal.woff2?url'

/** A drawing is as wide as the screen was; a picture is sharper than that. */
const pictureScale = 2
const lettersWaitMs = 300

/** Hands the drawing of a page over as a file of its own, with colours and letters in it. */
export async function saveChart(
  drawing: SVGSVGElement,
  { kind, title, fileName }: { kind: 'svg' | 'png'; title: string; fileName: string },
) {
  const text = await writeSvg(drawing, title)
  const address = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`
  offer(kind === 'svg' ? address : await paint(address, drawing), `${fileName}.${kind}`)
}

async function writeSvg(drawing: SVGSVGElement, title: string): Promise<string> {
  const copy = drawing.cloneNode(true)
  if (!(copy instanceof SVGSVGElement)) return ''
  const { width, height } = drawing.getBoundingClientRect()
  const originals = [drawing, ...drawing.querySelectorAll('*')]
  for (const [index, own] of [copy, ...copy.querySelectorAll('*')].entries()) settleLook(originals[index], own)
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('viewBox', `0 0 ${width} ${height}`)
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  copy.prepend(
    makeSvg('title', {}, title),
    makeSvg('style', {}, await writeFonts()),
    makeSvg('rect', { width: '100%', height: '100%', fill: sheetColour(drawing) }),
  )
  return new XMLSerializer().serializeToString(copy)
}

/** Colours are names that only the page knows; a file needs what they stand for. */
function settleLook(original: Element | undefined, item: Element) {
  if (!original || !(item instanceof SVGElement)) return
  const look = getComputedStyle(original)
  for (const property of ['fill', 'stroke', 'font-family', 'font-size', 'font-weight'] as const)
    item.style.setProperty(property, look.getPropertyValue(property))
}

function sheetColour(drawing: SVGSVGElement): string {
  return getComputedStyle(drawing.closest('.sheet') ?? document.body).backgroundColor
}

async function writeFonts(): Promise<string> {
  const faces = await Promise.all(
    [arabicFont, latinFont].map(
      async (address) =>
        `@font-face{font-family:'Vazirmatn Variable';font-weight:100 900;src:url(${await readAsData(address)})}`,
    ),
  )
  return faces.join('')
}

async function readAsData(address: string): Promise<string> {
  const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer())
  return `data:font/woff2;base64,${btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(''))}`
}

async function paint(address: string, drawing: SVGSVGElement): Promise<string> {
  const { width, height } = drawing.getBoundingClientRect()
  const image = new Image(width * pictureScale, height * pictureScale)
  image.src = address
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width * pictureScale
  canvas.height = height * pictureScale
  const paper = canvas.getContext('2d')
  // The letters inside a drawing are read when it is first painted, and no event says when they are there: painted at
  // once, it has none.
  paper?.drawImage(image, 0, 0, canvas.width, canvas.height)
  await new Promise((resolve) => setTimeout(resolve, lettersWaitMs))
  paper?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return canvas.toDataURL('image/png')
}

/** An element of a drawing. */
export function makeSvg<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, number | string>>,
  text = '',
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
  element.textContent = text
  return element
}

function offer(address: string, fileName: string) {
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
}
