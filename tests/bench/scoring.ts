import { benchDraws, benchThreads } from './scoring/draws'
import { benchFullScore } from './scoring/full-score'
import { benchRescoring } from './scoring/rescoring'
import { benchSobol } from './scoring/sobol'

await benchFullScore()
benchDraws()
await benchThreads()
await benchRescoring()
await benchSobol()
