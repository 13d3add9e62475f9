import { z } from 'zod'
import { majorities } from '../../scoring/awards/count-votes'
import { mapValues } from '../expect/map-values'
import { type Settings, numberSettings, rolesOfPeople } from './settings'

/** What each setting that is a number may be. */
export const numberSchemas = mapValues(numberSettings, ({ most }) => z.number().int().min(1).max(most))

/** What each setting may be. */
export const settingSchemas = {
  ...numberSchemas,
  secondStepFor: z.array(z.enum(rolesOfPeople)),
  majority: z.enum(majorities),
} satisfies { [Name in keyof Settings]: z.ZodType<Settings[Name]> }
