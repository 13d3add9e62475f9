import { PostForm } from '../../forms/post-form'
import { useLanguage } from '../../page-language/use-language'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import type { OrderAnswer, ShownOrder } from './source-orders.server'

/** Of each metric that several can give, who stands where two of them speak of the same value. */
export function SourceOrders({ orders, answer }: { orders: readonly ShownOrder[]; answer: OrderAnswer | null }) {
  const { t, number } = useLanguage()
  if (!orders.length) return null
  return (
    <section className="sheet grid gap-3" aria-labelledby="orders">
      <h2 id="orders">{t('setup.valuesPage.orders')}</h2>
      <p className="text-sm text-quiet">{t('setup.valuesPage.ordersHelp')}</p>
      {answer ? (
        <Notice isAnswer kind={answer.why === null ? 'done' : 'warning'}>
          {t(answer.why === null ? 'setup.valuesPage.ordered' : `setup.why.${answer.why}`)}
        </Notice>
      ) : null}
      <details open={answer !== null || orders.length < 4}>
        <summary className="cursor-pointer">
          {t('setup.valuesPage.orderedMetrics', { n: number(orders.length) })}
        </summary>
        <ul className="divide-y divide-line">
          {orders.map((order) => (
            <OrderRow key={order.metric} order={order} />
          ))}
        </ul>
      </details>
    </section>
  )
}

function OrderRow({ order: { metric, titleFa, titleEn, sources, basis, mayChange } }: { order: ShownOrder }) {
  const { t, title, number } = useLanguage()
  return (
    <li className="grid gap-2 py-3 sm:grid-cols-2">
      <p className="font-bold">{title({ titleFa, titleEn })}</p>
      <ol className="grid gap-2">
        {sources.map((source, index) => (
          <li key={source.code} className="flex flex-wrap items-center justify-between gap-2">
            <span>
              {number(index + 1)}. {title(source)}
            </span>
            {mayChange && index > 0 ? (
              <PostForm intent="raise">
                <input type="hidden" name="metric" value={metric} />
                <input type="hidden" name="source" value={source.code} />
                <input type="hidden" name="basis" value={basis} />
                <Button
                  kind="quiet"
                  aria-label={t('setup.valuesPage.raiseOf', {
                    source: title(source),
                    metric: title({ titleFa, titleEn }),
                  })}
                >
                  {t('setup.valuesPage.raise')}
                </Button>
              </PostForm>
            ) : null}
          </li>
        ))}
      </ol>
    </li>
  )
}
