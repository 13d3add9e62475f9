import { z } from 'zod'
import { majorities } from '../../scoring/awards/count-votes'
import { type Settings, mostMegabytes, mostSessionHours, rolesOfPeople } from './settings'

/** What each setting may be. */
export const settingSchemas = {
  secondStepFor: z.array(z.enum(rolesOfPeople)),
  quorumPercent: z.number().int().min(1).max(100),
  majority: z.enum(majorities),
  largestFileMegabytes: z.number().int().min(1).max(mostMegabytes),
  sessionHours: z.number().int().min(1).max(mostSessionHours),
} as const satisfies { [Name in keyof Settings]: z.ZodType<Settings[Name]> }
