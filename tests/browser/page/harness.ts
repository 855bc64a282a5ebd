/** The page script with its fake background on any page: for pictures, and for browsers that load no extension. */
import { startFake } from './fake.ts'

Object.assign(globalThis, { xinbiaoFake: startFake() })
