import { makeSvg } from './save-chart'

/** The grounds and words of a part of a page as a drawing, each where the page has it. What scrolls is drawn whole. */
export function drawBoxes(root: HTMLElement): SVGSVGElement {
  const restore = scrollToStart(root)
  const toRgb = createColours()
  const parts = [...root.querySelectorAll<HTMLElement>('*')]
    .filter(isShown)
    .flatMap((element) => [...drawGround(element, toRgb), ...drawWords(element, toRgb)])
  const right = Math.max(...parts.map((part) => part.right))
  const bottom = Math.max(...parts.map((part) => part.bottom))
  const left = Math.min(...parts.map((part) => part.left))
  const { top } = root.getBoundingClientRect()
  restore()
  const size = `width: ${right - left}px; height: ${bottom - top}px`
  // Out of sight, but in the page: letters and colours are asked of it there.
  const drawing = makeSvg('svg', {
    'aria-hidden': 'true',
    style: `position: fixed; inset-inline-start: 0; inset-block-start: 0; ${size}; visibility: hidden; pointer-events: none`,
  })
  const sheet = makeSvg('g', { transform: `translate(${-left} ${-top})` })
  sheet.append(...parts.map(({ element }) => element))
  drawing.append(sheet)
  return drawing
}

type Colours = ReturnType<typeof createColours>

interface Part {
  element: SVGElement
  left: number
  right: number
  bottom: number
}

/** Headings that stay in sight stand over what has scrolled under them: measured is where nothing has. */
function scrollToStart(root: HTMLElement): () => void {
  const scrolled = [...root.querySelectorAll<HTMLElement>('.scroll')].map((element) => ({
    element,
    left: element.scrollLeft,
    top: element.scrollTop,
  }))
  for (const { element } of scrolled) element.scrollTo(0, 0)
  return () => {
    for (const { element, left, top } of scrolled) element.scrollTo(left, top)
  }
}

/** Words for screen readers alone are a pixel wide. */
function isShown(element: HTMLElement): boolean {
  const { width, height } = element.getBoundingClientRect()
  return width > 1 && height > 1
}

function drawGround(element: HTMLElement, toRgb: Colours): Part[] {
  const { color, backgroundColor, backgroundImage, borderBottomColor, borderBottomWidth, borderRadius } =
    getComputedStyle(element)
  const [fill, isHatched] = [toRgb(backgroundColor), backgroundImage !== 'none']
  if ((!fill && !isHatched) || element.classList.contains('scroll')) return []
  // What is hatched on the page is an outline here.
  const line = isHatched ? toRgb(color) : borderBottomWidth === '0px' ? null : toRgb(borderBottomColor)
  const box = element.getBoundingClientRect()
  const rect = withLook(
    makeSvg('rect', {
      x: box.left,
      y: box.top,
      width: box.width,
      height: box.height,
      rx: parseFloat(borderRadius) || 0,
    }),
    { fill: fill ?? 'none', stroke: line ?? 'none' },
  )
  return [{ element: rect, left: box.left, right: box.right, bottom: box.bottom }]
}

function drawWords(element: HTMLElement, toRgb: Colours): Part[] {
  const { color, direction, fontFamily, fontSize, fontWeight } = getComputedStyle(element)
  const look = {
    fill: toRgb(color) ?? 'none',
    stroke: 'none',
    'font-family': fontFamily,
    'font-size': fontSize,
    'font-weight': fontWeight,
    direction,
    'unicode-bidi': 'plaintext',
  }
  return [...element.childNodes]
    .filter((node) => node instanceof Text)
    .flatMap((node) => linesOf(node))
    .map(({ text, left, right, middle, bottom }) => {
      const words = withLook(
        makeSvg('text', { x: direction === 'rtl' ? right : left, y: middle, 'dominant-baseline': 'central' }, text),
        look,
      )
      return { element: words, left, right, bottom }
    })
}

interface Line {
  text: string
  left: number
  right: number
  middle: number
  bottom: number
}

/** A text as the page broke it into lines. */
function linesOf(node: Text): Line[] {
  const lines: Line[] = []
  const range = document.createRange()
  for (const { 0: word, index } of node.data.matchAll(/\S+/g)) {
    range.setStart(node, index)
    range.setEnd(node, index + word.length)
    const { left, right, top, bottom } = range.getBoundingClientRect()
    const last = lines.at(-1)
    if (last && Math.abs(last.bottom - bottom) < 1)
      Object.assign(last, {
        text: `${last.text} ${word}`,
        left: Math.min(last.left, left),
        right: Math.max(last.right, right),
      })
    else lines.push({ text: word, left, right, middle: (top + bottom) / 2, bottom })
  }
  return lines
}

/** Colours in the words that every program knows, each asked once; null: nothing can be seen of it. */
function createColours(): (colour: string) => string | null {
  const paper = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
  const known = new Map<string, string | null>()
  const ask = (colour: string) => {
    if (!paper) return colour
    paper.clearRect(0, 0, 1, 1)
    paper.fillStyle = colour
    paper.fillRect(0, 0, 1, 1)
    const [red, green, blue, alpha = 0] = paper.getImageData(0, 0, 1, 1).data
    return alpha === 0 ? null : `rgb(${red} ${green} ${blue} / ${(alpha / 255).toFixed(2)})`
  }
  return (colour) => {
    if (!known.has(colour)) known.set(colour, ask(colour))
    return known.get(colour) ?? null
  }
}

function withLook(element: SVGElement, look: Readonly<Record<string, string>>): SVGElement {
  for (const [key, value] of Object.entries(look)) element.style.setProperty(key, value)
  return element
}
