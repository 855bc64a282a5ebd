/** The page script with its fake background on any page: for pictures, and for browsers that load no extension. */
import type { Assessment } from '../../../shared/core/types.ts'
import { startFake } from './fake.ts'

const { xinbiaoKnown } = globalThis as { xinbiaoKnown?: [string, Assessment][] }
Object.assign(globalThis, { xinbiaoFake: startFake(xinbiaoKnown ? { known: new Map(xinbiaoKnown) } : {}) })
