let context: CanvasRenderingContext2D | null | undefined

/** How many pixels a text takes in the letters of the page. */
export function textWidth(text: string, fontSize: number, fontWeight = 400): number {
  context ??= document.createElement('canvas').getContext('2d')
  if (!context) return text.length * fontSize * 0.6
  context.font = `${fontWeight} ${fontSize}px ${getComputedStyle(document.body).fontFamily}`
  return context.measureText(text).width
}
