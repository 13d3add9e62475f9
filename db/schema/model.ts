import { doublePrecision, index, integer, jsonb, pgEnum, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { id, instant, title } from './columns'
import { festival } from './organisation'

export const model = pgTable(
  'model',
  {
    id: id(),
    festivalId: integer('festival_id')
      .notNull()
      .references(() => festival.id),
    code: text('code').notNull(),
  },
  (t) => [uniqueIndex('model_code').on(t.festivalId, t.code)],
)

/** A model document as it was at one version. Never changed: another document is another version. */
export const modelVersion = pgTable(
  'model_version',
  {
    id: id(),
    modelId: integer('model_id')
      .notNull()
      .references(() => model.id),
    version: text('version').notNull(),
    document: jsonb('document').$type<unknown>().notNull(),
    /** SHA-256 of the canonical document. */
    hash: text('hash').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [uniqueIndex('model_version_number').on(t.modelId, t.version), index('model_version_hash').on(t.hash)],
)

export const nodeKind = pgEnum('node_kind', ['root', 'dimension', 'indicator'])

/** The tree of a model version, unrolled: root, dimensions and indicators, so that scores can point at them. */
export const modelNode = pgTable(
  'model_node',
  {
    id: id(),
    modelVersionId: integer('model_version_id')
      .notNull()
      .references(() => modelVersion.id),
    code: text('code').notNull(),
    ...title(),
    kind: nodeKind('kind').notNull(),
    parentCode: text('parent_code'),
    /** Place in the tree, parents before children. */
    position: integer('position').notNull(),
    depth: integer('depth').notNull(),
    /** Weight as a share of the whole × the model's scale. */
    points: doublePrecision('points').notNull(),
    /** Of an indicator's value; null for the others. */
    unit: text('unit'),
  },
  (t) => [uniqueIndex('model_node_code').on(t.modelVersionId, t.code)],
)
