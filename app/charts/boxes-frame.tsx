import { type ReactNode, useRef } from 'react'
import { SaveLinks } from './save-links'

/** Around a table or a map that is a picture by its grounds: it can be taken away as a file, as charts can. */
export function BoxesFrame({ title, fileName, children }: { title: string; fileName: string; children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null)
  const save = async (kind: 'svg' | 'png') => {
    const boxes = frame.current
    if (!boxes) return
    const [{ drawBoxes }, { saveChart }] = await Promise.all([import('./draw-boxes'), import('./save-chart')])
    const drawing = drawBoxes(boxes)
    boxes.append(drawing)
    await saveChart(drawing, { kind, title, fileName })
    drawing.remove()
  }
  return (
    <>
      <div ref={frame}>{children}</div>
      <div className="mt-2 text-sm">
        <SaveLinks title={title} save={(kind) => void save(kind)} />
      </div>
    </>
  )
}
