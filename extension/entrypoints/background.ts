import { defineBackground } from 'wxt/utils/define-background'
import { startBackground } from '../background/root.ts'

export default defineBackground(() => startBackground())
