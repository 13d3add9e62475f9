import { packSchemas } from '../flows/packs/pack-schemas'
import { schemaResponse } from '../http/schema-response'

export const loader = () => schemaResponse(packSchemas.festival)
