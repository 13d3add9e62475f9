import { cleanup } from '@testing-library/react'
import { afterEach, beforeAll } from 'vitest'
import { loadAllTexts } from '../app/i18n/loaded-texts'

beforeAll(loadAllTexts)
afterEach(cleanup)
