import { schemaResponse } from '../http/schema-response'
import { modelSchema } from '../../scoring/check/model-shape'

export const loader = () => schemaResponse(modelSchema)
