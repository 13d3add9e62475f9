import { z } from 'zod'
import { SourceDefinition } from '../../../sources/definition'
import { EditionDocument, FestivalDocument } from './pack'

/**
 * What a document may say before what it leaves out is filled in: the published JSON Schema (draft 2020-12). What only
 * shows across documents, as a code that another one lacks, is told by the loader alone.
 */
const toJsonSchema = (document: z.ZodType) => z.toJSONSchema(document, { io: 'input' })

/** The published schemas of a pack, beside that of models (`scoring/check/model-shape.ts`). */
export const packSchemas = {
  festival: toJsonSchema(FestivalDocument),
  edition: toJsonSchema(EditionDocument),
  source: toJsonSchema(SourceDefinition),
}
